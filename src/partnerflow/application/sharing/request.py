"""What somebody asks who shares a partnership, and what a link is afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from partnerflow.application.credentials.embeds import Embed

MOST_USES = 1000
USES = 20
"""How often a link can be redeemed when nobody says: each visit with it is one use."""
LinkState = Literal["open", "spent", "over", "revoked", "unissued"]
"""``unissued``: its access is on record and no token was ever handed out, because something failed in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRequest:
    """A link that is to be made: into which partnership, as which role, without which kinds of text, and until when.

    `by` says who grants the access; `organisation` or `external` for whom it is meant, `label` what to call it in lists. With
    `embed` it is shown within other sites, as often as they like, and never redeemed.
    """

    key: str
    by: str
    role: str
    expires: datetime
    uses: int = USES
    organisation: str | None = None
    external: str | None = None
    withholds: tuple[str, ...] = ()
    label: str | None = None
    request: str | None = None
    embed: Embed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLink:
    """A share link as it stands; its token is not kept.

    `access` is its grant in the record, `pinned` the position of the log up to which it shows. What only the secret knows is
    None where none was handed out. `shows` and `hosts` are of an embed, and empty for a link that is redeemed.
    """

    access: str
    principal: str
    role: str
    actor: str | None
    withholds: tuple[str, ...]
    since: str
    through: str | None
    by: str
    state: LinkState
    label: str | None = None
    pinned: int | None = None
    expires_at: str | None = None
    uses: int | None = None
    used: int | None = None
    last_used_at: str | None = None
    revoked_on: str | None = None
    shows: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A link that was just made, and its token: shown now and never again."""

    link: SharedLink
    token: str
