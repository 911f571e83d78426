"""Conditions: checks combined by all and any."""

from __future__ import annotations

from partnerflow.domain.guards.conditions import judge, reads_grants
from partnerflow.domain.guards.outcome import Met, NotApplicable, Outcome, Situation, Unmet
from partnerflow.process.conditions import All, Any, Check, Condition
from tests.unit.domain.guards.story import TODAY, Change, grants_of, state_of, told, without
from tests.unit.domain.guards.telling import PROCESS

ARCHETYPE = Check(name="archetype_chosen", parameters={})
AWARDED = Check(name="grant_awarded", parameters={})
PLANNED = Check(name="evaluation_planned", parameters={})
MANDATED = Check(
    name="signatures_mandated", parameters={"deliverable": "intentieverklaring", "scope": "sign_intent", "limit": False}
)
NO_ARCHETYPE, NO_EVALUATION, NO_SIGNATURES = (
    without("ArchetypeChosen"),
    without("EvaluationPlanned"),
    without("DeliverableSigned"),
)


def outcome(condition: Condition, *changes: Change) -> Outcome:
    profile = PROCESS.profiles["standard"]
    return judge(
        condition,
        Situation(state=state_of(told(*changes)), day=TODAY, phase="shaping", profile=profile, grants=grants_of()),
    )


def reasons(found: Outcome) -> list[str]:
    assert isinstance(found, Unmet)
    return [item.reason for item in found.missing]


def test_all_is_met_by_all_and_carried_by_the_facts_of_each() -> None:
    found = outcome(All(conditions=(ARCHETYPE, PLANNED)))

    assert isinstance(found, Met)
    assert len(found.facts) == 2


def test_all_collects_everything_that_is_missing_and_not_the_first_thing_only() -> None:
    assert reasons(outcome(All(conditions=(ARCHETYPE, PLANNED)), NO_ARCHETYPE, NO_EVALUATION)) == [
        "no_archetype",
        "no_evaluation_planned",
    ]


def test_the_same_thing_missing_twice_is_told_once() -> None:
    assert reasons(outcome(All(conditions=(ARCHETYPE, ARCHETYPE)), NO_ARCHETYPE)) == ["no_archetype"]


def test_any_is_met_by_one_and_carried_by_those_that_are_met() -> None:
    found = outcome(Any(conditions=(ARCHETYPE, PLANNED)), NO_ARCHETYPE)

    assert isinstance(found, Met)
    assert len(found.facts) == 1


def test_any_tells_what_each_of_its_ways_lacks() -> None:
    assert reasons(outcome(Any(conditions=(ARCHETYPE, PLANNED)), NO_ARCHETYPE, NO_EVALUATION)) == [
        "no_archetype",
        "no_evaluation_planned",
    ]


def test_what_does_not_apply_has_no_say_in_the_whole() -> None:
    assert isinstance(outcome(All(conditions=(MANDATED, ARCHETYPE)), NO_SIGNATURES), Met)
    assert reasons(outcome(Any(conditions=(MANDATED, ARCHETYPE)), NO_SIGNATURES, NO_ARCHETYPE)) == ["no_archetype"]


def test_a_whole_of_which_nothing_applies_does_not_apply() -> None:
    assert isinstance(outcome(All(conditions=(MANDATED, Any(conditions=(MANDATED,)))), NO_SIGNATURES), NotApplicable)


def test_a_condition_reads_grants_when_any_check_in_it_does() -> None:
    assert reads_grants(All(conditions=(ARCHETYPE, Any(conditions=(PLANNED, AWARDED)))))
    assert not reads_grants(All(conditions=(ARCHETYPE, PLANNED)))
