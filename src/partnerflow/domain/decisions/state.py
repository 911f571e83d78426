"""What is proposed, who may say what about it, what they said, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.decisions import facts
from partnerflow.domain.decisions.records import Decision, Objection, Position, ProcessAgreements, Proposal
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds


@dataclass(slots=True, kw_only=True)
class Decisions(Slice):
    """The decision making of one partnership."""

    proposals: dict[str, Proposal] = field(default_factory=dict)
    objections: dict[str, Objection] = field(default_factory=dict)
    by_ref: dict[str, Decision] = field(default_factory=dict)
    agreements: ProcessAgreements | None = None

    def open_paramount(self, proposal: str | None = None, round_: int | None = None) -> list[Objection]:
        """The paramount objections that are open, perhaps of one proposal or one round of it."""
        return [
            item
            for item in self.objections.values()
            if item.paramount
            and item.status == "open"
            and (proposal is None or item.proposal == proposal)
            and (round_ is None or item.round == round_)
        ]

    def adopted(self, ref: str | None) -> Decision | None:
        """A decision that was adopted."""
        decision = self.by_ref.get(ref or "")
        return decision if decision is not None and decision.outcome == "adopted" else None


@folds(Decisions, facts.ProcessAgreementsSet)
def _agreements(decisions: Decisions, fact: Fact[facts.ProcessAgreementsSet], state: Any) -> None:
    data = fact.data
    decisions.agreements = ProcessAgreements(
        methods={item.phase: item.method for item in data.methods},
        silence=data.silence,
        on=fact.occurred_on,
        fact=fact.id,
        minor_change_days=data.minor_change_days,
        notice_months=data.notice_months,
    )


@folds(Decisions, facts.ProposalTabled)
def _tabled(decisions: Decisions, fact: Fact[facts.ProposalTabled], state: Any) -> None:
    data = fact.data
    decisions.proposals[data.proposal] = Proposal(
        ref=data.proposal,
        round=1,
        subjects=data.subjects,
        method=data.method,
        entitled=data.entitled,
        excluded=data.excluded or (),
        body=data.body,
        decider=data.decider,
        quorum=data.quorum,
        majority=data.majority,
        silence=data.silence,
        deadline=data.deadline,
        tabled_on=fact.occurred_on,
        fact=fact.id,
    )


@folds(Decisions, facts.ProposalAmended)
def _amended(decisions: Decisions, fact: Fact[facts.ProposalAmended], state: Any) -> None:
    data = fact.data
    decisions.proposals[data.proposal] = replace(
        decisions.proposals[data.proposal],
        round=data.round,
        subjects=data.subjects,
        entitled=data.entitled,
        excluded=data.excluded or (),
        deadline=data.deadline,
        positions={},
        advice={},
        fact=fact.id,
        closed_on=None,
        outcome=None,
    )


@folds(Decisions, facts.AdviceGiven)
def _advice(decisions: Decisions, fact: Fact[facts.AdviceGiven], state: Any) -> None:
    proposal = decisions.proposals[fact.data.proposal]
    decisions.proposals[proposal.ref] = replace(proposal, advice={**proposal.advice, fact.data.organisation: fact.id})


@folds(Decisions, facts.PositionTaken)
def _position(decisions: Decisions, fact: Fact[facts.PositionTaken], state: Any) -> None:
    data = fact.data
    proposal = decisions.proposals[data.proposal]
    if data.round == proposal.round:
        position = Position(organisation=data.organisation, position=data.position, on=fact.occurred_on, fact=fact.id)
        decisions.proposals[proposal.ref] = replace(
            proposal, positions={**proposal.positions, data.organisation: position}
        )


@folds(Decisions, facts.ObjectionRaised)
def _raised(decisions: Decisions, fact: Fact[facts.ObjectionRaised], state: Any) -> None:
    data = fact.data
    decisions.objections[data.objection] = Objection(
        ref=data.objection,
        proposal=data.proposal,
        round=data.round,
        organisation=data.organisation,
        paramount=data.paramount,
        touches=data.touches,
        raised_on=fact.occurred_on,
        fact=fact.id,
    )


@folds(Decisions, facts.ObjectionIntegrated)
def _integrated(decisions: Decisions, fact: Fact[facts.ObjectionIntegrated], state: Any) -> None:
    objection = decisions.objections[fact.data.objection]
    decisions.objections[objection.ref] = replace(objection, status="integrated", closed_on=fact.occurred_on)


@folds(Decisions, facts.ObjectionWithdrawn)
def _objection_withdrawn(decisions: Decisions, fact: Fact[facts.ObjectionWithdrawn], state: Any) -> None:
    objection = decisions.objections[fact.data.objection]
    decisions.objections[objection.ref] = replace(
        objection, status="withdrawn", closed_on=fact.occurred_on, becomes=fact.data.becomes
    )


@folds(Decisions, facts.ProposalWithdrawn)
def _proposal_withdrawn(decisions: Decisions, fact: Fact[facts.ProposalWithdrawn], state: Any) -> None:
    proposal = decisions.proposals[fact.data.proposal]
    decisions.proposals[proposal.ref] = replace(proposal, closed_on=fact.occurred_on, outcome="withdrawn")
    _leave_unresolved(decisions, proposal.ref, fact.occurred_on)


def _leave_unresolved(decisions: Decisions, proposal: str, day: str) -> None:
    """The proposal falls, so there is nothing left to object to."""
    for ref, objection in decisions.objections.items():
        if objection.proposal == proposal and objection.status == "open":
            decisions.objections[ref] = replace(objection, status="unresolved", closed_on=day)


@folds(Decisions, facts.DecisionTaken)
def _decided(decisions: Decisions, fact: Fact[facts.DecisionTaken], state: Any) -> None:
    data = fact.data
    proposal = decisions.proposals[data.proposal]
    decisions.proposals[proposal.ref] = replace(proposal, closed_on=fact.occurred_on, outcome=data.outcome)
    if data.outcome == "rejected":
        _leave_unresolved(decisions, proposal.ref, fact.occurred_on)
    decisions.by_ref[data.decision] = Decision(
        ref=data.decision,
        proposal=proposal.ref,
        round=data.round,
        subjects=proposal.subjects,
        method=proposal.method,
        outcome=data.outcome,
        on=fact.occurred_on,
        effective_from=data.effective_from,
        fact=fact.id,
        entitled=proposal.entitled,
        tabled=proposal,
        review_on=data.review_on,
    )
