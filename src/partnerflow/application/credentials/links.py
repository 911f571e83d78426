"""Share links: a token that is redeemed, a counted number of times, for a session that sees one partnership."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from partnerflow.application.credentials.authenticating import authenticate
from partnerflow.application.credentials.embeds import Embed
from partnerflow.application.credentials.identities import new_secret
from partnerflow.application.credentials.lifetimes import SESSION_HOURS, after, end_of_link
from partnerflow.application.credentials.records import Account, Authenticated, Link
from partnerflow.application.credentials.refusals import unauthenticated
from partnerflow.application.credentials.tokens import parse_token
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


LINK_SCOPES = frozenset({"partnership.read", "access.read", "organisations.read", "catalogue.read", "ledger.read"})
"""Whoever comes by a link only looks, whatever the role: it is not known who that is. So it manages no sessions either: they
would be those of everybody with the same link.
"""


def make_link(
    service: Partnerflow,
    principal: str,
    *,
    label: str,
    partnership: str,
    pinned: int | None,
    expires: datetime,
    uses: int | None,
    by: str,
    embed: Embed | None = None,
) -> str:
    """A link into a partnership; its token, told here and never again.

    Args:
        principal: a new pseudonym (`identities.new_principal`), to which a fact of the partnership gave a role.
        label: what people call it.
        partnership: its key.
        pinned: the position of the log up to which whoever redeems it sees; None for an embed, which shows the present.
        expires: when it ends, at most a year from now.
        uses: how often it can be redeemed; None: as often as one likes.
        by: who makes it.
        embed: what it shows within other sites, and of which; None for a link that is redeemed.

    Raises:
        RefusedError: the instant is out of range.
    """
    secret, token = new_secret(
        service,
        "link",
        principal,
        expires_at=end_of_link(service, expires),
        by=by,
        uses=uses,
        shown_as=None if embed is None else "embed",
    )
    made = Account(
        id=principal,
        kind="link",
        label=label,
        scopes=LINK_SCOPES if embed is None else embed.scopes,
        partnership=partnership,
        pinned=pinned,
        created_at=instant(service.clock.now()),
        created_by=by,
    )
    service.credentials.principals.add(made, secret=secret)
    return token


def redeem_link(service: Partnerflow, token: str) -> tuple[str, Authenticated]:
    """A session for whoever shows a link: its token, and who that is. Each time counts as one use.

    The session ends with the link at the latest.

    Raises:
        UnauthenticatedError: the link is none, or unknown, expired, revoked, or used up.
    """
    shown = parse_token(token)
    if shown is None or shown.kind != "link":
        raise unauthenticated()
    link = service.credentials.secrets.of_hash(shown.hash)
    if link is None:
        raise unauthenticated()
    ends = min(link.expires_at, after(service, SESSION_HOURS))
    session, opened = new_secret(service, "session", link.principal, expires_at=ends, by=link.principal, origin=link.id)
    if not service.credentials.secrets.redeem(session, now=instant(service.clock.now())):
        raise unauthenticated()
    return opened, authenticate(service, opened)


def links(service: Partnerflow, partnership: str) -> tuple[Link, ...]:
    """The links into a partnership, the newest first, also those that ended."""
    return service.credentials.secrets.of_links(partnership)
