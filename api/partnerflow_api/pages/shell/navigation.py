"""The ways from a page to others: the places of the workspace, and the pages about one partnership.

A way is shown to whoever holds the permission that the page behind it declares, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerflow.application.access.permissions import Permission
from partnerflow_api.asking import asking
from partnerflow_api.context import desk, service
from partnerflow_api.pages.asked import address
from partnerflow_api.permitting import OPEN
from partnerflow_api.signing_in.presence import who

_PLACES = ("partnerships", "portfolio", "organisations", "people")
_TABS = ("partnership", "work", "reviews", "questions", "timeline", "access")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A page to go to; its name is that of its view, and its words are those of `nav.{name}`."""

    name: str
    address: str


def places() -> tuple[Way, ...]:
    """The pages about the whole workspace that whoever reads may open; none for who is not known, or came by a link."""
    known = who()
    if known is None or known.kind == "link":
        return ()
    # A page that is open to all, or that tells of a failure, has no workspace to ask: then the list is offered alone.
    reader = asking().acting
    return tuple(
        Way(name=name, address=address(name, asOf=None, asKnownAt=None))
        for name, permission in _registered(_PLACES)
        if name == "partnerships" or (reader is not None and reader.may(permission))
    )


def tabs(key: str) -> tuple[Way, ...]:
    """The pages about one partnership that whoever reads may open."""
    return tuple(
        Way(name=name, address=address(name, key=key))
        for name, permission in _registered(_TABS)
        if service().may(permission, key)
    )


def _registered(names: Iterable[str]) -> Iterator[tuple[str, Permission]]:
    for name in names:
        permit = desk().permits.get(f"pages.{name}")
        if permit is not None and permit.permission != OPEN:
            yield name, permit.permission
