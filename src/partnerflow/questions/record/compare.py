"""What changed between two points, as people would tell it, and what became known meanwhile about the time before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

from msgspec import field

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.days import between
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.questions.record.comparing import content, people, work
from partnerflow.questions.record.comparing.differences import changed, corrected_between, is_late, told_between
from partnerflow.questions.record.comparing.points import PointText, point, present
from partnerflow.questions.record.comparing.standpoint import Point
from partnerflow.questions.record.comparing.traits import Trait
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

GROUPS: MappingProxyType[str, Callable[[Point], Iterator[Trait]]] = MappingProxyType(
    {
        "course": people.course,
        "parties": people.parties,
        "roles": people.roles,
        "mandates": people.mandates,
        "ambition": content.ambition,
        "contributions": content.contributions,
        "deliverables": content.deliverables,
        "decisions": content.decisions,
        "projects": work.projects,
        "learning": work.learning,
        "grants": work.grants,
        "record": work.record,
    }
)
"""The groups in the order in which people tell a change, and what can be seen of each."""

GROUP_OF_SUBJECT = MappingProxyType(
    {"people": "roles", "access": "roles", "interaction": "learning", "evaluations": "learning"}
)
"""The group of a fact is its subject, but for these."""
_GROUP_OF_FACT = MappingProxyType(
    {name: GROUP_OF_SUBJECT.get(fact.subject, fact.subject) for name, fact in FACT_TYPES.items()}
)


class CompareAsked(Asked, kw_only=True):
    """From where, and to where; without `to`, to where the view stands."""

    from_: PointText = field(name="from")
    to: PointText | None = None


@question(
    "compare",
    permission="partnership.read",
    parameters=CompareAsked,
    nl="Wat is er veranderd tussen twee momenten, of sinds het vorige bezoek?",
    en="What has changed between two points, or since the last visit?",
)
def compare(view: View[CompareAsked]) -> Answer:
    """What is different in the partnership and its grants, by group, and the facts told in between.

    Answers `{from, to, version, groups, late}`. A point is `{day, version}`. `groups` has a member for `course`,
    `parties`, `roles`, `mandates`, `ambition`, `contributions`, `deliverables`, `decisions`, `projects`, `learning`,
    `grants` and `record`: `{changes, facts}`.

    A point is a day, or a version: `v120` after so many facts of the partnership. A day means what had occurred by
    its end, as known by its end; a version means what its reader saw, on the day its last fact became known. `version`
    is the end of this answer by its exact name, the versions of the grants included (`v120,GR-1:36`; `v120,-` while
    there was none): who gives it as `from` the next time misses nothing and is told nothing twice. `v120` alone takes
    the grants as known on the day of its last fact. Without `to` the end is where every other question stands: today,
    or the days that are asked for. With `to`, days of their own are refused.

    A change is `{what, ref, before, after}`: the state at the end of each point, each with the knowledge of its own
    point; `null` where it was not there. So what became known in between shows in it, whenever it happened, and so
    does what passed without a fact, such as a mandate that ran out. Both are told in the words of the process that
    governs at the end: that a migration gave a phase or a deliverable another name is no change.

    The facts are those told between the points, and hold at the end: `{id, fact, on, knownOn, by}`. Those about the
    time before the first point stand apart in `late.facts`, with their `group` and the `days` by which they were
    late. `late.corrections` are all corrections and retractions told in between, as in `record_changes`;
    `seenBefore` tells whether what they changed was known at the first point.
    """
    start, end = _points(view)
    groups: dict[str, dict[str, list[Any]]] = {group: {"changes": [], "facts": []} for group in GROUPS}
    late: dict[str, list[dict[str, Any]]] = {"facts": [], "corrections": corrected_between(start, end)}
    behind = [id_ for row in late["corrections"] for id_ in (*row["facts"], row["id"])]
    for group, seen in GROUPS.items():
        for row, facts in changed(seen(start), seen(end)):
            groups[group]["changes"].append(row)
            behind += facts
    for known, fact in told_between(start, end):
        group, row = _GROUP_OF_FACT[fact.type], _row(fact, known)
        if is_late(fact, known, start):
            late["facts"].append({**row, "group": group, "days": between(fact.occurred_on, known)})
        else:
            groups[group]["facts"].append(row)
        behind.append(fact.id)
    value = {
        "from": {"day": start.day, "version": start.version},
        "to": {"day": end.day, "version": end.version},
        "version": end.version,
        "groups": groups,
        "late": late,
    }
    return Answer(value=value, facts=tuple(behind))


def _points(view: View[CompareAsked]) -> tuple[Point, Point]:
    asked = view.parameters
    days = {"asOf": asked.as_of, "asKnownAt": asked.as_known_at, "atVersion": asked.at_version}
    if asked.to is not None and (given := [name for name, value in days.items() if value is not None]):
        raise MalformedError([fault(f"/{name}", "at_most_one_of", members=["to", name]) for name in given])
    start = point(view, "from", asked.from_)
    end = point(view, "to", asked.to) if asked.to is not None else present(view)
    if not end.state.course.stays:
        told = {"key": view.key, "as_of": end.day, "as_known_at": end.day}
        raise NotFoundError(f"{view.key} had not begun by {end.day}", reason="had_not_begun", **told)
    if start.is_after(end):
        raise MalformedError([fault("/from", "from_after_to", value=asked.from_, end=asked.to or end.day)])
    return start.in_words_of(end), end


def _row(fact: AnyFact, known: str) -> dict[str, str]:
    return {"id": fact.id, "fact": fact.type, "on": fact.occurred_on, "knownOn": known, "by": fact.by}
