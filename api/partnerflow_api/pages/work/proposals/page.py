"""The page of one proposal: its text, who said what in each round, what was objected, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.application.access.acting import Acting
from partnerflow.domain.decisions.records import Decision, Proposal
from partnerflow.domain.decisions.tally import Shortfall, shortfalls, text_changed
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import NotFoundError
from partnerflow.questions.decisions.open_proposals import UNANSWERED
from partnerflow_api.pages import asked
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.deciding import unargued
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.proposals.following import afterwards, while_open
from partnerflow_api.pages.work.proposals.rounds import Round, Teller
from partnerflow_api.pages.work.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The outcome of a round."""

    decision: Decision
    outcome: str
    fact: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """One proposal on the days asked about. `lacking` says what keeps the present round from being carried."""

    key: str
    name: str
    proposal: Proposal
    method: str
    silence: str
    decider: str | None
    body: str | None
    present: Round
    earlier: tuple[Round, ...]
    lacking: tuple[str, ...]
    decisions: tuple[Decided, ...]
    buttons: tuple[Button, ...]

    @property
    def subject(self) -> str:
        """What it is about, in one line."""
        return "; ".join(self.present.subjects)


def proposal_page(partnerflow: Acting, key: str, ref: str, words: Words) -> ProposalPage:
    """A proposal of a partnership.

    Raises:
        NotFoundError: there is no such partnership, or no such proposal on that day.
    """
    days = asked.days()
    told = Told(partnerflow, key, days)
    state = told.state
    proposal = state.decisions.proposals.get(ref)
    if proposal is None:
        raise NotFoundError(f"{key} has no proposal {ref}", reason="no_such_proposal", proposal=ref)
    particular = Particular(words=words, process=state.process, names=Names(partnerflow, words, state))
    *earlier, present = Teller(told=told, key=key, ref=ref, particular=particular).rounds()
    day = days.as_of or partnerflow.clock.now().date().isoformat()
    lacking = shortfalls(state, proposal, day) if proposal.open else []
    decisions = [item for item in state.decisions.by_ref.values() if item.proposal == ref]
    offers = Offers.of(partnerflow, key, days, words, back=address("proposal", key=key, ref=ref))
    last = decisions[-1] if decisions else None
    following = (
        while_open(state, proposal, lacking, offers)
        if proposal.open
        else afterwards(told, proposal, last, offers, particular)
    )
    return ProposalPage(
        key=key,
        name=state.course.name,
        proposal=proposal,
        method=words.value("method", proposal.method) or proposal.method,
        silence=words.value("silence", proposal.silence) or proposal.silence,
        decider=particular.names.of(proposal.decider) if proposal.decider else None,
        body=state.people.bodies[proposal.body].name if proposal.body in state.people.bodies else None,
        present=present,
        earlier=tuple(earlier),
        lacking=(
            *(text for item in lacking for text in _lacks(item, state, ref, particular)),
            *((words("work.proposal.lacks.text_changed"),) if proposal.open and text_changed(state, proposal) else ()),
        ),
        decisions=tuple(_decided(item, key, words) for item in decisions),
        buttons=tuple(following),
    )


def _lacks(item: Shortfall, state: PartnershipState, ref: str, particular: Particular) -> Iterator[str]:
    """What keeps it from being decided; apart from the silent, those who said to object and not yet why."""
    objecting = unargued(state, ref, item.organisations) if item.reason in UNANSWERED else ()
    silent = [code for code in item.organisations if code not in objecting]
    for reason, codes in ((item.reason, silent), ("objection_unargued", objecting)):
        if codes or (reason == item.reason and not objecting):
            names = particular.words.list([particular.names.of(code) for code in codes])
            yield particular.words(f"work.proposal.lacks.{reason}", who=names)


def _decided(item: Decision, key: str, words: Words) -> Decided:
    outcome = words.value("outcome", item.outcome) or item.outcome
    return Decided(decision=item, outcome=outcome, fact=to_fact("partnership", key, item.fact, item.ref))
