"""The next step towards a fact that only a decision makes possible: the proposal, what keeps it open, the decision."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.decisions import facts
from partnerflow.domain.decisions.records import Decision, Proposal
from partnerflow.domain.decisions.tally import WORDS, Shortfall, shortfalls, text_changed
from partnerflow.domain.guards.outcome import Situation, Step
from partnerflow.domain.guards.steps import towards
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.structs import Declared


def by_decision(
    situation: Situation,
    payload: type[Payload],
    subject: Declared,
    *,
    since: str = "",
    settles: bool = True,
    **known: Any,
) -> Step:
    """The fact itself once its subject is decided, else the step that leads to that decision.

    Args:
        subject: what the decision must be about.
        since: a decision of an earlier day does not carry it.
        settles: whether nothing is missing once that fact is recorded.
        known: what the fact would hold, by attribute.
    """
    decision = _decided(situation, subject, since)
    if decision is not None:
        return towards(payload, settles=settles, **known, decision=decision.ref)
    return to_decide(situation, subject)


def to_decide(
    situation: Situation, subject: Declared, methods: tuple[str, ...] = (), *, settles: bool = False, **terms: Any
) -> Step:
    """The step that leads to a decision on this subject.

    Args:
        methods: those by which it may be decided; empty for any.
        settles: whether nothing is missing once the decision is taken.
        terms: what is known of a proposal that is still to be tabled, by attribute.
    """
    proposal = _on_the_table(situation, subject, methods)
    if proposal is None:
        return towards(facts.ProposalTabled, settles=False, subjects=[msgspec.to_builtins(subject)], **terms)
    short = shortfalls(situation.state, proposal, situation.day)
    if text_changed(situation.state, proposal) and not any(item.reason == "open_paramount_objection" for item in short):
        return _another_round(proposal)
    if not short:
        return towards(facts.DecisionTaken, settles=settles, proposal=proposal.ref, round=proposal.round)
    return _closer(situation, proposal, short[0])


def _decided(situation: Situation, subject: Declared, since: str) -> Decision | None:
    decisions = situation.state.decisions.by_ref.values()
    fitting = (item for item in decisions if item.outcome == "adopted" and item.on >= since)
    return next((item for item in reversed(list(fitting)) if _is_about(item, subject)), None)


def _on_the_table(situation: Situation, subject: Declared, methods: tuple[str, ...]) -> Proposal | None:
    open_ = (item for item in situation.state.decisions.proposals.values() if item.open and _is_about(item, subject))
    return next((item for item in open_ if not methods or item.method in methods), None)


def _is_about(item: Proposal | Decision, subject: Declared) -> bool:
    """Whether it has this subject; members that the subject leaves open may have any value."""
    wanted = msgspec.to_builtins(subject)
    return any(wanted.items() <= msgspec.to_builtins(each).items() for each in item.subjects)


def _closer(situation: Situation, proposal: Proposal, short: Shortfall) -> Step:
    first = short.organisations[0] if short.organisations else None
    if short.reason == "open_paramount_objection":
        objection = situation.state.decisions.open_paramount(proposal.ref, proposal.round)[0]
        return towards(
            facts.ObjectionIntegrated,
            settles=False,
            objection=objection.ref,
            proposal=proposal.ref,
            confirmed_by=objection.organisation,
        )
    if short.reason == "advice_missing":
        return towards(facts.AdviceGiven, settles=False, proposal=proposal.ref, organisation=first)
    if first is not None and short.reason in ("not_everyone_answered", "no_quorum") and proposal.method in WORDS:
        return towards(
            facts.PositionTaken, settles=False, proposal=proposal.ref, round=proposal.round, organisation=first
        )
    return _another_round(proposal)


def _another_round(proposal: Proposal) -> Step:
    return towards(facts.ProposalAmended, settles=False, proposal=proposal.ref, round=proposal.round + 1)
