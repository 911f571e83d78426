"""The points to which a reader of reviews looks back: its own seals, and each review of the funder as it was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.domain.partnership import GrantState
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.files import to_review
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.checking import Check, check

NEWEST = 3
"""How many of a reader's seals are checked each time the page is opened; any other is checked when its file is brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One such point. `since` is the page of what changed from there; `file` holds the signed note, None where none fits.

    `check` is what came of checking that note now, None where it was not.
    """

    title: str
    at: str
    place: int | None
    since: str
    file: str | None
    check: Check | None


def own_seals(reader: Reader) -> tuple[Sealed, ...]:
    """What the reader itself sealed, the last one first."""
    return tuple(_own(reader))


def _own(reader: Reader) -> Iterator[Sealed]:
    for number, seal in enumerate(reader.partnerflow.seals(reader.key)):
        file = (
            address("seal_file", key=reader.key, asOf=None, asKnownAt=None, at=seal.at)
            if seal.point.note is not None
            else None
        )
        checked = seal.point.note is not None and number < NEWEST
        yield Sealed(
            title=reader.words.moment(seal.at),
            at=seal.at,
            place=seal.position,
            since=_since(reader, seal.point.version),
            file=file,
            check=check(reader.partnerflow, str(seal.point.note)) if checked else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review as a point to look back to: its fact, what it said, and what changed since."""

    link: Link
    on: str
    grant: str
    outcome: str
    since: str


def reviewed(reader: Reader) -> tuple[Reviewed, ...]:
    """Every review of a grant of the partnership, the last one first."""
    found = (each for key in reader.grants for each in _of_grant(reader, key))
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def _of_grant(reader: Reader, key: str) -> Iterator[Reviewed]:
    days = reader.days
    try:
        view = reader.partnerflow.state("grant", key, as_of=days.as_of, as_known_at=days.as_known_at)
    except NotFoundError:
        return
    assert isinstance(view.state, GrantState)
    for review in view.state.grant.reviews.values():
        point = reader.partnerflow.told_in("grant", key, review.fact)
        yield Reviewed(
            link=to_review(key, review.ref),
            on=review.on,
            grant=key,
            outcome=reader.words.value("reviewOutcome", review.outcome) or review.outcome,
            since=_since(reader, point.version),
        )


def note_of(reader: Reader, at: str | None) -> str | None:
    """The signed note of a seal of the reader, by its instant, or of where the record stands now; None when none fits."""
    if at is None:
        return reader.partnerflow.standpoint(reader.key).note
    return next((seal.point.note for seal in reader.partnerflow.seals(reader.key) if seal.at == at), None)


def _since(reader: Reader, version: str) -> str:
    return address("changes", key=reader.key, asOf=None, asKnownAt=None, **{"from": version})
