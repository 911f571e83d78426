"""Embeds: a token that stands in the address of a frame of another site, and shows one thing there. It is no way in.

It is kept as a link is: a principal of its own with a partnership, and a secret with an end. What it shows and where stands in
the scopes of the principal, beside the one permission that it has, so it comes and goes with it and nobody can change it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials.lifetimes import TOUCHED_EVERY
from partnerflow.application.credentials.refusals import refused, unauthenticated
from partnerflow.application.credentials.tokens import parse_token
from partnerflow.application.instants import instant

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

Shown = Literal["phase-map", "timeline"]
SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)
MOST_HOSTS = 20
_SEES = "partnership.read"
_SHOWS, _WITHIN = "shows ", "within "
_NAME = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
_ORIGIN = re.compile(
    rf"https://{_NAME}(?::[1-9]\d{{0,4}})?|http://(?:localhost|127\.0\.0\.1)(?::[1-9]\d{{0,4}})?", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """What is shown within other sites, and the origins of these: ``https://www.example.org``, with a port where it has one."""

    shows: tuple[Shown, ...]
    hosts: tuple[str, ...]

    @classmethod
    def of(cls, shows: frozenset[str], hosts: frozenset[str]) -> Embed:
        """What somebody asks to embed.

        Raises:
            RefusedError: nothing is to be shown, or no site named, or too many, or one that is no origin of https.
        """
        known = tuple(each for each in SHOWN if each in shows)
        if not known or len(known) < len(shows):
            raise refused("nothing_shown", "/shows")
        if not 1 <= len(hosts) <= MOST_HOSTS:
            raise refused("no_hosts", "/hosts", most=MOST_HOSTS)
        for host in sorted(hosts):
            if not _ORIGIN.fullmatch(host):
                raise refused("not_an_origin", "/hosts", host=host)
        return cls(shows=known, hosts=tuple(sorted(hosts)))

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes of its principal."""
        return frozenset({_SEES, *(_SHOWS + each for each in self.shows), *(_WITHIN + each for each in self.hosts)})


def embed_of(scopes: frozenset[str] | None) -> Embed | None:
    """What a principal with these scopes embeds; None when it is no embed."""
    told = sorted(scopes or ())
    shows = tuple(cast(Shown, each.removeprefix(_SHOWS)) for each in told if each.startswith(_SHOWS))
    hosts = tuple(each.removeprefix(_WITHIN) for each in told if each.startswith(_WITHIN))
    return Embed(shows=shows, hosts=hosts) if shows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEmbed:
    """An embed that is shown now: by whom it is seen, of which partnership, what and where."""

    principal: Principal
    partnership: str
    embed: Embed


def open_embed(service: Partnerflow, token: str, shown: str) -> OpenedEmbed:
    """What the token of an embed shows now; asks the store each time.

    Args:
        service: the workspace.
        token: as it stands in the address.
        shown: what is asked for.

    Raises:
        UnauthenticatedError: the token is none of an embed, or unknown, expired, revoked, or it shows something else.
    """
    parsed = parse_token(token)
    secret = service.credentials.secrets.of_hash(parsed.hash) if parsed is not None and parsed.kind == "embed" else None
    now = service.clock.now()
    if secret is None or secret.revoked_at is not None or secret.expires_at <= instant(now):
        raise unauthenticated()
    account = service.credentials.principals.find(secret.principal)
    embed = embed_of(account.scopes) if account is not None and account.disabled_at is None else None
    if account is None or embed is None or account.partnership is None or shown not in embed.shows:
        raise unauthenticated()
    if secret.last_used_at is None or secret.last_used_at <= instant(now - TOUCHED_EVERY):
        service.credentials.secrets.touch(secret.id, instant(now))
    principal = Principal(id=account.id, kind="link", scopes=frozenset({_SEES}))
    return OpenedEmbed(principal=principal, partnership=account.partnership, embed=embed)
