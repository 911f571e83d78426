"""What can be done next with a proposal: answer, resolve, decide, amend; once it is adopted, carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import Any

import msgspec

from partnerflow.application.moves.request import MOVES
from partnerflow.domain.decisions.records import Decision, Proposal
from partnerflow.domain.decisions.tally import WORDS, Shortfall, text_changed
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared, tag_of
from partnerflow.process.definition import MoveKind
from partnerflow.questions.decisions.open_proposals import UNANSWERED
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.work.deciding import unargued
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.subjects import said
from partnerflow_api.pages.work.told import Told

_CARRIED_OUT = {
    "adopt_deliverable": "DeliverableAdopted",
    "reaffirm_deliverable": "DeliverableReaffirmed",
    "withdraw_deliverable": "DeliverableWithdrawn",
    "reaffirm_ambition": "AmbitionReaffirmed",
    "process_agreements": "ProcessAgreementsSet",
    "admit_partner": "PartnerAdmitted",
    "exclude_partner": "PartnerExcluded",
    "waive_guard": "GuardWaived",
    "delegate": "DecisionDelegated",
    "plan_evaluation": "EvaluationPlanned",
    "assign_role": "RoleAssigned",
    "hand_over_project": "ProjectHandedOver",
    "adjust_contribution": "ContributionAdjusted",
}
"""The fact by which a decision on a subject is carried out."""
_MOVES: dict[str, MoveKind] = {
    "advance_phase": "advance",
    "return_phase": "return",
    "pause": "pause",
    "renew": "renew",
    "end_partnership": "end",
}
_WITHOUT_DECISION = frozenset({"EvaluationPlanned", "RoleAssigned"})
_NOT_TOLD = frozenset({"type", "sha256"})


def while_open(
    state: PartnershipState, proposal: Proposal, lacking: list[Shortfall], offers: Offers
) -> Iterator[Button]:
    """The ways on for an open round, the likeliest first."""
    about = {"proposal": proposal.ref}
    anew = text_changed(state, proposal)
    if anew:
        yield from offers.tell("ProposalAmended", about)
    elif not lacking:
        yield from offers.tell("DecisionTaken", about)
    waiting = [code for item in lacking if item.reason in UNANSWERED for code in item.organisations]
    objecting = unargued(state, proposal.ref, waiting)
    if objecting:
        yield from offers.tell("ObjectionRaised", about | _own(list(objecting), "ObjectionRaised", offers))
    waiting = [code for code in waiting if code not in objecting]
    if waiting and not anew:
        answer = "PositionTaken" if proposal.method in WORDS else "AdviceGiven"
        yield from offers.tell(answer, about | _own(waiting, answer, offers))
    for objection in state.decisions.objections.values():
        if (objection.proposal, objection.status) == (proposal.ref, "open"):
            yield from offers.tell("ObjectionIntegrated", {"objection": objection.ref})
            yield from offers.tell("ObjectionWithdrawn", {"objection": objection.ref})
    if proposal.method == "consent" and not objecting:
        yield from offers.tell("ObjectionRaised", about)
    if not anew:
        yield from offers.tell("ProposalAmended", about)
    if lacking or anew:
        yield from offers.tell("DecisionTaken", about)
    yield from offers.tell("ProposalWithdrawn", about)


def afterwards(
    told: Told, proposal: Proposal, decision: Decision | None, offers: Offers, particular: Particular
) -> Iterator[Button]:
    """A deferred text comes back in a new round; of an adopted one each subject is carried out, until that was told."""
    if proposal.outcome == "deferred":
        yield from offers.tell("ProposalAmended", {"proposal": proposal.ref})
        yield from offers.tell("ProposalWithdrawn", {"proposal": proposal.ref})
    if decision is None or decision.outcome != "adopted" or told.state.course.ended is not None:
        return
    since = list(dropwhile(lambda fact: fact.id != decision.fact, told.course))
    found = [
        (subject, button)
        for subject in decision.subjects
        for button in _carry_out(told.state, subject, decision.ref, since, offers)
    ]
    titles = [button.title for _, button in found]
    for subject, button in found:
        # Two buttons of one name say what each is about.
        alike = titles.count(button.title) > 1
        title = f"{button.title}: {said((subject,), particular)[0]}" if alike else button.title
        yield replace(button, title=title)


def _carry_out(
    state: PartnershipState, subject: Declared, decision: str, since: Sequence[AnyFact], offers: Offers
) -> Iterator[Button]:
    tag = tag_of(type(subject))
    told: dict[str, Any] = {
        name: value for name, value in msgspec.to_builtins(subject).items() if name not in _NOT_TOLD
    }
    if tag in _MOVES:
        move = _MOVES[tag]
        if any(fact.type == MOVES[move] and _holds(fact, {"to": told.get("to")}) for fact in since):
            return
        title = state.process.moves[move].title.to(offers.steps.words.language)
        button = offers.steps.move(move, title, told.get("to"))
        yield from (button,) if button is not None else ()
    elif tag in _CARRIED_OUT:
        fact_type = _CARRIED_OUT[tag]
        wanted = told if fact_type in _WITHOUT_DECISION else told | {"decision": decision}
        if not any(fact.type == fact_type and _holds(fact, wanted) for fact in since):
            yield from offers.tell(fact_type, wanted)


def _holds(fact: AnyFact, wanted: Mapping[str, Any]) -> bool:
    """Whether a fact has these values in the members of these names that it has."""
    data = msgspec.to_builtins(fact.data)
    return all(data[name] == value for name, value in wanted.items() if name in data)


def _own(waiting: list[str], fact: str, offers: Offers) -> dict[str, str]:
    """The one party that is waited for and that the reader may speak about."""
    own = [code for code in waiting if offers.may_about(fact, code)]
    return {"organisation": own[0]} if len(own) == 1 else {}
