"""Checks on decision making: the decision to go on, the methods agreed, and objections that stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions import facts
from partnerflow.domain.decisions.records import Decision
from partnerflow.domain.guards.deciding import by_decision, to_decide
from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, Step, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, entered
from partnerflow.domain.guards.steps import lacking, towards
from partnerflow.domain.vocabulary.structs import tag_of
from partnerflow.domain.vocabulary.subjects import AdvancePhase, ProcessAgreements


@guard("decision_in_this_stay", "nobody_counts", "not_decided", "decided_by_other_method", "not_entitled")
def decision_in_this_stay(situation: Situation, subject: str, methods: tuple[str, ...]) -> Outcome:
    """Since the phase was entered last, a decision on this subject was adopted, with each counting partner entitled.

    A decision to advance must name the phase that follows. Of several, one is enough.
    """
    adopted = list(_adopted_in_stay(situation, subject))
    fitting = [item for item in adopted if item.method in methods]
    if not fitting:
        reason = "decided_by_other_method" if adopted else "not_decided"
        since = adopted[-1].on if adopted else entered(situation)
        step = _towards_decision(situation, subject, methods)
        return judged([lacking(reason, situation.counting, since=since, subject=subject, step=step)])
    whole = [item for item in fitting if all(_entitled(situation, item, code) for code in situation.counting)]
    decision = (whole or fitting)[-1]

    def look(partner: str) -> Iterator[str | Missing]:
        if _entitled(situation, decision, partner):
            yield decision.fact
        else:
            yield lacking(
                "not_entitled",
                PROCESS_LEADS,
                since=max(decision.on, counts_since(situation, partner)),
                organisation=partner,
                subject=decision.ref,
                step=_towards_decision(situation, subject, methods),
            )

    return for_each(situation, look)


def _entitled(situation: Situation, decision: Decision, partner: str) -> bool:
    return any(code in decision.entitled for code in situation.state.parties.lineage(partner))


def _adopted_in_stay(situation: Situation, subject: str) -> Iterator[Decision]:
    stay = next((item for item in reversed(situation.state.course.stays) if item.phase == situation.phase), None)
    if stay is None:
        return
    following = situation.process.next_phase(situation.phase)
    for decision in situation.state.decisions.by_ref.values():
        in_stay = stay.entered <= decision.on and (stay.left is None or decision.on <= stay.left)
        if decision.outcome == "adopted" and in_stay and _is_about(decision, subject, following):
            yield decision


def _is_about(decision: Decision, subject: str, following: str | None) -> bool:
    named = (item for item in decision.subjects if tag_of(type(item)) == subject)
    return any(subject != "advance_phase" or getattr(item, "to", None) == following for item in named)


def _towards_decision(situation: Situation, subject: str, methods: tuple[str, ...]) -> Step:
    terms: dict[str, Any] = {"method": methods[0]} if len(methods) == 1 else {}
    following = situation.process.next_phase(situation.phase)
    if subject == "advance_phase" and following is not None:
        return to_decide(situation, AdvancePhase(to=following), methods, settles=True, **terms)
    return towards(facts.ProposalTabled, settles=False, subjects=[{"type": subject}], **terms)


@guard("method_agreed", "no_process_agreements", "no_method_agreed")
def method_agreed(situation: Situation, phase: str) -> Outcome:
    """The process agreements name a decision method for this phase."""
    agreements = situation.state.decisions.agreements
    if agreements is not None and phase in agreements.methods:
        return judged((), (agreements.fact,))
    since = entered(situation) if agreements is None else agreements.on
    step = by_decision(situation, facts.ProcessAgreementsSet, ProcessAgreements(), since=since)
    if agreements is None:
        return judged([lacking("no_process_agreements", PROCESS_LEADS, since=since, step=step)])
    return judged(
        [lacking("no_method_agreed", PROCESS_LEADS, since=since, subject=phase, step=step)], (agreements.fact,)
    )


@guard("no_open_paramount_objection", "open_paramount_objection")
def no_open_paramount_objection(situation: Situation) -> Outcome:
    """No paramount objection stands open, in whatever round it was raised."""
    objections = situation.state.decisions.open_paramount()
    return judged(
        (
            lacking(
                "open_paramount_objection",
                (item.organisation, *PROCESS_LEADS),
                since=item.raised_on,
                organisation=item.organisation,
                subject=item.ref,
                objection=item.ref,
                proposal=item.proposal,
                confirmed_by=item.organisation,
            )
            for item in objections
        ),
        (item.fact for item in objections),
    )
