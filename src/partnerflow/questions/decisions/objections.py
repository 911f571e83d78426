"""Which objections were raised, and what was done with them."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.decisions.facts import (
    ObjectionIntegrated,
    ObjectionRaised,
    ObjectionWithdrawn,
    ProposalWithdrawn,
)
from partnerflow.domain.decisions.records import Decision, Objection
from partnerflow.questions.decisions.rounds import decided_after
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "objections",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke bezwaren waren er, en wat is ermee gedaan?",
    en="Which objections were there, and what was done with them?",
)
def objections(view: View[Asked]) -> Answer:
    """Every objection in the order in which it was raised, with its age or how long it took.

    Answers a list of `{objection, organisation, proposal, round, paramount, touches, raisedOn, status, closedOn, days,
    becomes, decision, grounds, remedy, textChange}`. `status` is `open`, `integrated`, `withdrawn` or `unresolved`;
    `days` run until it was closed, or until the day asked about; `becomes` is what a withdrawal left: `concern` or
    `nothing`. `decision` is the last one taken on the proposal in that round or a later one. `grounds`, `remedy` and
    the `textChange` that integrated it are texts, null when there is none or when it was erased.
    """
    decisions = view.state.decisions
    raised = {fact.data.objection: fact.data for fact in told(view, ObjectionRaised)}
    integrated = {fact.data.objection: fact.data for fact in told(view, ObjectionIntegrated)}
    value, behind = [], view.ids_of(ObjectionRaised, ObjectionIntegrated, ObjectionWithdrawn)
    for item in decisions.objections.values():
        decision = decided_after(decisions, item)
        words, change = raised[item.ref], integrated.get(item.ref)
        texts = {
            "grounds": text(view, words.grounds),
            "remedy": text(view, words.remedy),
            "textChange": text(view, change.text_change if change else None),
        }
        value.append({**_row(item, decision, view.day), **texts})
        behind += [decision.fact] if decision else []
    fallen = {item.proposal for item in decisions.objections.values() if item.status == "unresolved"}
    behind += [fact.id for fact in told(view, ProposalWithdrawn) if fact.data.proposal in fallen]
    return Answer(value=value, facts=tuple(behind))


def _row(objection: Objection, decision: Decision | None, day: str) -> dict[str, Any]:
    return {
        "objection": objection.ref,
        "organisation": objection.organisation,
        "proposal": objection.proposal,
        "round": objection.round,
        "paramount": objection.paramount,
        "touches": list(objection.touches),
        "raisedOn": objection.raised_on,
        "status": objection.status,
        "closedOn": objection.closed_on,
        "days": between(objection.raised_on, objection.closed_on or day),
        "becomes": objection.becomes,
        "decision": decision.ref if decision else None,
    }
