"""The rules of answering a proposal: advice, positions and objections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions import facts
from partnerflow.domain.decisions.records import Objection, Proposal
from partnerflow.domain.decisions.sequence import in_present_round, still_open
from partnerflow.domain.decisions.tally import CONSENT_WORDS, WORDS
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import holder
from partnerflow.errors import Fault


@rule(facts.PositionTaken)
def _position(case: Case[facts.PositionTaken]) -> Iterator[Fault]:
    data = case.data
    proposal = _proposal(case)
    yield from _has_a_say(case, proposal, "position")
    yield from in_present_round(proposal, data.round)
    words = WORDS.get(proposal.method, frozenset[str]())
    if data.position not in words:
        yield refuse(
            "decision",
            "position_not_of_this_method",
            "/data/position",
            position=data.position,
            method=proposal.method,
            allowed=sorted(words),
        )


@rule(facts.AdviceGiven)
def _advice(case: Case[facts.AdviceGiven]) -> Iterator[Fault]:
    """Of any party at the table: those asked are waited for, who else has advice may give it."""
    proposal = _proposal(case)
    yield from still_open(proposal)
    if proposal.method != "advice":
        yield refuse("decision", "no_advice_asked", "/data/proposal", method=proposal.method)


@rule(facts.ObjectionRaised)
def _raised(case: Case[facts.ObjectionRaised]) -> Iterator[Fault]:
    proposal = _proposal(case)
    yield from _has_a_say(case, proposal, "objection")
    yield from in_present_round(proposal, case.data.round)
    if WORDS.get(proposal.method) is not CONSENT_WORDS:
        yield refuse("decision", "no_objections_in_this_method", "/data/proposal", method=proposal.method)


@rule(facts.ObjectionIntegrated)
def _integrated(case: Case[facts.ObjectionIntegrated]) -> Iterator[Fault]:
    data = case.data
    objection = case.partnership.decisions.objections[data.objection]
    yield from _by_the_raiser(case, objection, data.confirmed_by, "/data/confirmedBy")
    yield from _still_stands(objection, data.proposal)


@rule(facts.ObjectionWithdrawn)
def _withdrawn(case: Case[facts.ObjectionWithdrawn]) -> Iterator[Fault]:
    objection = case.partnership.decisions.objections[case.data.objection]
    yield from _by_the_raiser(case, objection, case.fact.by, "/by")
    yield from _still_stands(objection, case.data.proposal)


def _proposal(case: Case[Any]) -> Proposal:
    return case.partnership.decisions.proposals[case.data.proposal]


def _has_a_say(case: Case[Any], proposal: Proposal, what: str) -> Iterator[Fault]:
    """Who answers is among the entitled, itself or as the legal successor of one."""
    organisation, parties = case.data.organisation, case.partnership.parties
    if organisation in proposal.entitled:
        return
    if not any(holder(parties, code) == organisation for code in proposal.entitled):
        yield refuse(
            "not_entitled",
            what,
            "/data/organisation",
            organisation=organisation,
            proposal=proposal.ref,
            who=list(proposal.entitled),
        )


def _by_the_raiser(case: Case[Any], objection: Objection, organisation: str, pointer: str) -> Iterator[Fault]:
    """Only who raised an objection says that it is gone."""
    now = holder(case.partnership.parties, objection.organisation)
    if organisation not in (objection.organisation, now):
        yield refuse("authority", "not_the_raiser", pointer, objection=objection.ref, raiser=now, who=[now])


def _still_stands(objection: Objection, proposal: str) -> Iterator[Fault]:
    if objection.proposal != proposal:
        yield refuse("unknown_reference", "objection", "/data/objection", value=objection.ref)
    elif objection.status != "open":
        yield refuse(
            "sequence",
            "objection_closed",
            "/data/objection",
            objection=objection.ref,
            status=objection.status,
            on=objection.closed_on,
        )
