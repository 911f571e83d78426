"""Checks on decision making: the decision to go on, the methods agreed, and objections that stand."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.decisions.records import Decision
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.vocabulary.structs import tag_of


@guard("decision_in_this_stay")
def decision_in_this_stay(situation: Situation, subject: str, methods: tuple[str, ...]) -> Outcome:
    """Since the phase was entered last, a decision on this subject was adopted, with each counting partner entitled.

    A decision to advance must name the phase that follows.
    """
    adopted = list(_adopted_in_stay(situation, subject))
    fitting = [item for item in adopted if item.method in methods]
    if not fitting:
        reason = "decided_by_other_method" if adopted else "not_decided"
        return judged([Missing(reason=reason, subject=subject, who=situation.counting)])
    decision = fitting[-1]

    def look(partner: str) -> Iterator[str | Missing]:
        if any(code in decision.entitled for code in situation.state.parties.lineage(partner)):
            yield decision.fact
        else:
            yield Missing(reason="not_entitled", organisation=partner, subject=decision.ref, who=PROCESS_LEADS)

    return for_each(situation, look)


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


@guard("method_agreed")
def method_agreed(situation: Situation, phase: str) -> Outcome:
    """The process agreements name a decision method for this phase."""
    agreements = situation.state.decisions.agreements
    if agreements is None:
        return judged([Missing(reason="no_process_agreements", who=PROCESS_LEADS)])
    missing = Missing(reason="no_method_agreed", subject=phase, who=PROCESS_LEADS)
    return judged([] if phase in agreements.methods else [missing], (agreements.fact,))


@guard("no_open_paramount_objection")
def no_open_paramount_objection(situation: Situation) -> Outcome:
    """No paramount objection stands open, in whatever round it was raised."""
    objections = situation.state.decisions.open_paramount()
    return judged(
        (
            Missing(
                reason="open_paramount_objection",
                organisation=item.organisation,
                subject=item.ref,
                who=(item.organisation, *PROCESS_LEADS),
            )
            for item in objections
        ),
        (item.fact for item in objections),
    )
