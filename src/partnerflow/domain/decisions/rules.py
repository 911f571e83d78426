"""The rules of proposing and deciding; those of answering a proposal stand in `answers`."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from partnerflow.domain.decisions import (
    answers,  # noqa: F401 - registers its rules
    facts,
)
from partnerflow.domain.decisions.entitlement import Terms, delegated, entitled_are_right, exclusions_have_grounds
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.decisions.records import Proposal
from partnerflow.domain.decisions.sequence import in_present_round, still_open
from partnerflow.domain.decisions.tally import WORDS, Shortfall, shortfalls
from partnerflow.domain.deliverables.hashes import is_another_text
from partnerflow.domain.membership import party_in
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import holder
from partnerflow.domain.vocabulary.subjects import AdoptDeliverable, ProcessAgreements
from partnerflow.errors import Fault

NEEDS_DECIDER = frozenset({"advice", "role_decision"})


@rule(facts.ProposalTabled)
def _tabled(case: Case[facts.ProposalTabled]) -> Iterator[Fault]:
    data = case.data
    if data.decider is not None:
        yield from party_in(case, data.decider, "/data/decider")
    elif data.method in NEEDS_DECIDER:
        yield refuse("decision", "no_decider", "/data/decider", method=data.method)
    yield from _round_opened(case, Terms.of(data))


@rule(facts.ProposalAmended)
def _amended(case: Case[facts.ProposalAmended]) -> Iterator[Fault]:
    data = case.data
    proposal = case.partnership.decisions.proposals[data.proposal]
    # A deferral closes its round only: the text may come back in a new one.
    if not proposal.open and proposal.outcome != "deferred":
        yield from still_open(proposal)
    elif data.round != proposal.round + 1:
        yield refuse("sequence", "round_out_of_turn", "/data/round", round=data.round, expected=proposal.round + 1)
    yield from _round_opened(case, Terms.of(proposal))


def _round_opened(case: Case[facts.ProposalTabled] | Case[facts.ProposalAmended], terms: Terms) -> Iterator[Fault]:
    """What holds for each frozen text that is put to the parties."""
    data = case.data
    if sha256(data.text.encode()).hexdigest() != data.sha256:
        yield refuse("hash", "text_differs_from_hash", "/data/sha256")
    yield from exclusions_have_grounds(case)
    yield from entitled_are_right(case, terms)
    if terms.body is not None:
        yield from delegated(case.partnership, terms.body, data.subjects, case.day, "/data/subjects")
    if data.deadline < case.day:
        yield refuse("decision", "deadline_before_round", "/data/deadline", deadline=data.deadline)
    for index, subject in enumerate(data.subjects):
        if isinstance(subject, AdoptDeliverable) and subject.sha256 is not None:
            version = case.partnership.deliverables.versions.get(subject.deliverable)
            if version is not None and is_another_text(case, version, subject.sha256):
                yield refuse(
                    "hash",
                    "another_text_proposed",
                    f"/data/subjects/{index}/sha256",
                    version=subject.deliverable.version,
                )


@rule(facts.ProposalWithdrawn)
def _withdrawn(case: Case[facts.ProposalWithdrawn]) -> Iterator[Fault]:
    proposal = case.partnership.decisions.proposals[case.data.proposal]
    if proposal.outcome != "deferred":
        yield from still_open(proposal)


@rule(facts.DecisionTaken)
def _taken(case: Case[facts.DecisionTaken]) -> Iterator[Fault]:
    data, state = case.data, case.partnership
    proposal = state.decisions.proposals[data.proposal]
    yield from _by_the_decider(case, proposal)
    in_turn = list(in_present_round(proposal, data.round))
    yield from in_turn
    if in_turn or data.outcome == "deferred":
        return
    if proposal.body is not None:
        yield from delegated(state, proposal.body, proposal.subjects, case.day, "/data/proposal")
    missing = shortfalls(state, proposal, case.day)
    if data.outcome == "adopted" or proposal.method not in WORDS:
        for item in missing:
            yield _not_carried(item, proposal)
    elif not missing:
        yield refuse("decision", "rejected_though_carried", "/data/outcome", method=proposal.method)


def _by_the_decider(case: Case[facts.DecisionTaken], proposal: Proposal) -> Iterator[Fault]:
    """Where one organisation decides, the decision comes from it or from its legal successor."""
    decider = proposal.decider
    if decider is None or proposal.method in WORDS:
        return
    now = holder(case.partnership.parties, decider)
    if case.fact.by not in (decider, now):
        yield refuse("authority", "not_the_decider", "/by", by=case.fact.by, decider=now, who=[now])


def _not_carried(item: Shortfall, proposal: Proposal) -> Fault:
    who = {"who": list(item.organisations)} if item.organisations else {}
    return refuse(
        "decision",
        item.reason,
        "/data/outcome",
        method=proposal.method,
        organisations=list(item.organisations),
        deadline=proposal.deadline,
        **who,
    )


@rule(facts.ProcessAgreementsSet)
def _agreements(case: Case[facts.ProcessAgreementsSet]) -> Iterator[Fault]:
    yield from decided(case, case.data.decision, ProcessAgreements)
