"""Versions of a deliverable in a question: naming the deliverable, what a version rests on, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.days import after
from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.deliverables.state import Deliverables
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError
from partnerflow.process.definition import ProcessDefinition


def per_project(kind: str, project: str | None, process: ProcessDefinition) -> None:
    """Raise `MalformedError` unless a project is named for a kind that each project has, and for no other."""
    needed = process.deliverables[kind].per_project
    if needed and project is None:
        raise MalformedError([fault("/project", "missing", member="project")])
    if not needed and project is not None:
        raise MalformedError([fault("/project", "not_per_project", kind=kind)])


def base_of(deliverables: Deliverables, version: DeliverableVersion) -> DeliverableVersion:
    """The version that was decided and signed: itself, or the one under a small change."""
    while version.amended is not None:
        version = deliverables.versions[version.amended]
    return version


def signatures_in_order(version: DeliverableVersion) -> list[Signature]:
    """The signatures under a version, the first one first."""
    return sorted(version.signatures.values(), key=lambda item: (item.on, item.organisation))


def until_of(version: DeliverableVersion, day: str) -> str | None:
    """The first day on which it was no longer in force, as far as that has come by this day."""
    lapsed = after(version.valid_through) if version.valid_through is not None and version.valid_through < day else None
    return min(filter(None, (version.until, lapsed)), default=None)


def changes_of(version: DeliverableVersion, since: str, day: str) -> Iterator[dict[str, Any]]:
    """What became of it after one day, by another."""
    for review in version.reviews:
        if review.on > since:
            settled = {"settledOn": review.settled_on, "how": review.how}
            yield {"change": "reopened", "on": review.on, "fate": review.fate, **settled}
    until = until_of(version, day)
    if until is None or until <= since:
        return
    if version.withdrawn_on == until:
        yield {"change": "withdrawn", "on": until}
    elif version.superseded_by is not None and version.until == until:
        yield {"change": "superseded", "on": until, "by": version.superseded_by}
    else:
        yield {"change": "lapsed", "on": until}
