"""The page of reviews: the grants, the points to look back to, what was signed, and the check of a seal brought back."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow_api.pages.asked import address
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.reviews.checking import Check, check, version_at
from partnerflow_api.pages.reviews.grant_file import GrantFile, grant_files
from partnerflow_api.pages.reviews.sealed import Reviewed, Sealed, own_seals, reviewed
from partnerflow_api.pages.reviews.standing import Standing, standing
from partnerflow_api.pages.voices import voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A seal that was brought back: what came of the check, and the page of what changed since, None where it cannot tell."""

    check: Check
    since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """The whole page; `version` is what a seal of it would seal, `moved` the page of what came while it was open.

    `frozen`: the reader came by a share link that shows one moment, so nothing changes after a seal of it, and another link
    does not know its seals.
    """

    key: str
    name: str
    day: str
    grants: tuple[GrantFile, ...]
    seals: tuple[Sealed, ...]
    reviewed: tuple[Reviewed, ...]
    standing: Standing
    version: str
    frozen: bool
    brought: Brought | None = None
    moved: str | None = None


def reviews(reader: Reader, *, note: str | None = None, moved: str | None = None) -> Reviews:
    """The page, with the check of a note that was brought, or with what came since `moved`, where that stopped a seal."""
    seals = own_seals(reader)
    return Reviews(
        key=reader.key,
        name=reader.state.course.name,
        day=reader.day,
        grants=grant_files(reader, voices(reader.partnerflow, reader.key)),
        seals=seals,
        reviewed=reviewed(reader),
        standing=standing(reader, seals),
        version=reader.partnerflow.standpoint(reader.key).version,
        frozen=reader.partnerflow.principal.pinned is not None,
        brought=_brought(reader, note) if note is not None else None,
        moved=_changes(reader, moved) if moved is not None else None,
    )


def _brought(reader: Reader, note: str) -> Brought:
    found = check(reader.partnerflow, note)
    if found.outcome != "holds" or found.size is None:
        return Brought(check=found, since=None)
    version = version_at(reader.partnerflow, reader.key, found.size)
    return Brought(check=found, since=_changes(reader, version) if version is not None else None)


def _changes(reader: Reader, version: str) -> str:
    return address("changes", key=reader.key, asOf=None, asKnownAt=None, **{"from": version})
