"""Checks on evaluating."""

from __future__ import annotations

from partnerflow.domain.days import after
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import entered
from partnerflow.domain.guards.steps import lacking


@guard("evaluation_planned", "no_evaluation_planned")
def evaluation_planned(situation: Situation) -> Outcome:
    """An evaluation is planned for that day or later, and not concluded yet."""
    evaluations = situation.state.evaluations.by_ref.values()
    facts = [
        item.fact
        for item in evaluations
        if item.planned_on is not None and item.planned_on >= situation.day and item.concluded_on is None
    ]
    if facts:
        return judged((), facts)
    ends = (
        item.concluded_on or (after(item.planned_on) if item.planned_on is not None else None) for item in evaluations
    )
    since = max([entered(situation), *(day for day in ends if day is not None and day <= situation.day)])
    return judged([lacking("no_evaluation_planned", PROCESS_LEADS, since=since)])
