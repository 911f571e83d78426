"""What lies between two points: traits that differ, facts that were told, and what changed how earlier ones read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import changes_the_past
from partnerflow.questions.record.changes import change_of
from partnerflow.questions.record.comparing.standpoint import Point, Reach
from partnerflow.questions.record.comparing.traits import Trait
from partnerflow.questions.record.known import known_on


def changed(before: Iterable[Trait], after: Iterable[Trait]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The traits that differ, with the facts they rest on: first those that are still there, then those that are gone."""
    were = {(trait.what, trait.ref): trait for trait in before}
    are = {(trait.what, trait.ref): trait for trait in after}
    for what, ref in dict.fromkeys((*are, *were)):
        was, now = were.get((what, ref)), are.get((what, ref))
        values = (was.value if was is not None else None, now.value if now is not None else None)
        if values[0] != values[1]:
            facts = [trait.fact for trait in (was, now) if trait is not None and trait.fact is not None]
            yield {"what": what, "ref": ref, "before": values[0], "after": values[1]}, facts


def told_between(start: Point, end: Point) -> list[tuple[str, AnyFact]]:
    """The facts told after the one point that hold at the other, in the order and with the day of becoming known."""
    found = []
    for key, reach in end.reaches.items():
        known = _known(start, key)
        places, reading = reach.history.index.ids, reach.history.reading(version=reach.version)
        # Where none fell away, each stands in its own place.
        following = reading[known:] if len(reading) == reach.version else reading
        found += [(known_on(reach.history, fact), fact) for fact in following if places[fact.id] > known]
    happened = [item for item in found if item[1].occurred_on <= end.day and not changes_the_past(item[1])]
    return sorted(happened, key=lambda item: item[0])


def is_late(fact: AnyFact, known: str, start: Point) -> bool:
    """Whether a fact told after a point is about the time before it."""
    return fact.occurred_on < start.day or (fact.occurred_on == start.day and known > start.day)


def corrected_between(start: Point, end: Point) -> list[dict[str, Any]]:
    """The corrections and retractions told between the points, and whether what they changed was known at the first."""
    rows = [
        (fact.known_on, _correction(fact, reach, _known(start, key)))
        for key, reach in end.reaches.items()
        for fact in reach.history.facts[_known(start, key) : reach.version]
        if changes_the_past(fact) and fact.occurred_on <= end.day
    ]
    return [row for _, row in sorted(rows, key=lambda item: item[0])]


def _correction(fact: AnyFact, reach: Reach, known: int) -> dict[str, Any]:
    change = change_of(fact, reach.history)
    return {**change, "seenBefore": any(reach.history.index.ids[id_] <= known for id_ in change["facts"])}


def _known(start: Point, key: str) -> int:
    return start.reaches[key].version if key in start.reaches else 0
