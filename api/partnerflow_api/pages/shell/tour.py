"""The tour: short notes on the real pages of one partnership, step by step, for who sees them for the first time.

The step stands in the address, so that no script and no cookie is needed, and leaving out `tour` ends it.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from partnerflow.application.access.acting import Acting
from partnerflow_api.asking import asking
from partnerflow_api.context import desk
from partnerflow_api.pages.asked import address, here, number
from partnerflow_api.permitting import OPEN

# What is shown, on which page, and where on it. Pages that are not here, or not for this reader, are passed over.
_STOPS = (
    ("where", "partnership", None),
    ("next", "partnership", "next"),
    ("map", "partnership", "map"),
    ("looking", "partnership", "looking"),
    ("timeline", "timeline", None),
    ("changes", "changes", None),
    ("questions", "questions", None),
    ("work", "work", None),
    ("proof", "partnership", "proof"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One step: its words are those of `tour.{name}`; the addresses are None where the tour begins and ends."""

    name: str
    number: int
    count: int
    previous: str | None
    next: str | None
    stop: str


def tour_address(key: str) -> str:
    """Where the tour of a partnership begins."""
    return address("partnership", key=key, tour=1, asOf=None, asKnownAt=None)


def tour_note() -> Note | None:
    """The step that the address of this page asks for; None where it asks for none, or for one of another page.

    Raises:
        AddressError: the step is no number.
    """
    key = (request.view_args or {}).get("key")
    reader = asking().acting
    if "tour" not in request.args or key is None or reader is None:
        return None
    asked, stops = number("tour"), _stops(reader, key)
    if asked is None or not 1 <= asked <= len(stops):
        return None
    name, endpoint, _ = stops[asked - 1]
    if request.endpoint != f"pages.{endpoint}":
        return None

    def at(step: int) -> str:
        _, page, anchor = stops[step - 1]
        return address(page, key=key, tour=step, anchor=anchor, asOf=None, asKnownAt=None)

    return Note(
        name=name,
        number=asked,
        count=len(stops),
        previous=at(asked - 1) if asked > 1 else None,
        next=at(asked + 1) if asked < len(stops) else None,
        stop=here(tour=None),
    )


def _stops(reader: Acting, key: str) -> list[tuple[str, str, str | None]]:
    permits = desk().permits
    return [
        (name, endpoint, anchor)
        for name, endpoint, anchor in _STOPS
        if (permit := permits.get(f"pages.{endpoint}")) is not None
        and permit.permission != OPEN
        and reader.may(permit.permission, key)
    ]
