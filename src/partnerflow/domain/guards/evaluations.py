"""Checks on evaluating."""

from __future__ import annotations

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard


@guard("evaluation_planned")
def evaluation_planned(situation: Situation) -> Outcome:
    """An evaluation is planned for that day or later, and not concluded yet."""
    facts = [
        item.fact
        for item in situation.state.evaluations.by_ref.values()
        if item.planned_on is not None and item.planned_on >= situation.day and item.concluded_on is None
    ]
    return judged([] if facts else [Missing(reason="no_evaluation_planned", who=PROCESS_LEADS)], facts)
