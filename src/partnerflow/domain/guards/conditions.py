"""A condition tree of a definition, judged to one outcome: nothing stops at the first thing that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.guards.outcome import Met, NotApplicable, Outcome, Situation, Unmet, judged
from partnerflow.domain.guards.registry import load
from partnerflow.process.conditions import All, Check, Condition, placed_checks

CHECKS = load()


def judge(condition: Condition, situation: Situation) -> Outcome:
    """How a condition comes out. Members that do not apply have no say; with none left, neither has the whole."""
    if isinstance(condition, Check):
        return CHECKS[condition.name].judge(situation, **condition.parameters)
    outcomes = (judge(member, situation) for member in condition.conditions)
    applicable = [outcome for outcome in outcomes if not isinstance(outcome, NotApplicable)]
    if not applicable:
        return NotApplicable()
    return _all(applicable) if isinstance(condition, All) else _any(applicable)


def reads_grants(condition: Condition) -> bool:
    """Whether judging it looks at the grants of the partnership."""
    return any(CHECKS[check.name].reads_grants for _, check in placed_checks(condition, ""))


def _all(outcomes: Sequence[Met | Unmet]) -> Met | Unmet:
    missing = (item for outcome in outcomes if isinstance(outcome, Unmet) for item in outcome.missing)
    return judged(missing, (fact for outcome in outcomes for fact in outcome.facts))


def _any(outcomes: Sequence[Met | Unmet]) -> Met | Unmet:
    met = [outcome for outcome in outcomes if isinstance(outcome, Met)]
    return _all(met or outcomes)
