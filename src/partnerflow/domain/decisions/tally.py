"""Whether a round is carried: what each method asks of the positions on the day of decision (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from partnerflow.domain.decisions.records import Objection, Proposal
from partnerflow.domain.folding import Record
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.parties.state import Parties
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.seats import holder
from partnerflow.domain.vocabulary.objects import Share

CONSENT_WORDS = frozenset({"consent", "consent_with_concern", "object", "no_answer"})
VOTE_WORDS = frozenset({"agree", "disagree", "abstain", "no_answer"})
WORDS = {
    "consent": CONSENT_WORDS,
    "consensus": VOTE_WORDS,
    "unanimity": VOTE_WORDS,
    "majority": VOTE_WORDS,
}
"""The positions one can take, by method; a method that is not here is decided by the decider, without positions."""

HALF = Share(numerator=1, denominator=2)


class Shortfall(Record):
    """One thing that keeps a round from being carried, and who could mend it."""

    reason: str
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round as it stands: the answer of each who still has to give one (None: no answer), and what else weighs."""

    proposal: Proposal
    answers: Mapping[str, str | None]
    advised: frozenset[str]
    objections: tuple[Objection, ...]
    overdue: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Who did not answer."""
        return tuple(code for code, answer in self.answers.items() if answer is None)


def shortfalls(state: PartnershipState, proposal: Proposal, day: str) -> list[Shortfall]:
    """Everything that keeps the present round from being carried on this day; empty when it is carried.

    For a method without positions it answers whether the decider may decide already.
    """
    return list(_METHODS[proposal.method](_round(state, proposal, day)))


def text_changed(state: PartnershipState, proposal: Proposal) -> bool:
    """Whether the present round integrated an objection: its text is no longer the one that was answered, and asks a new round."""
    return any(
        (item.proposal, item.round, item.status) == (proposal.ref, proposal.round, "integrated")
        for item in state.decisions.objections.values()
    )


def _round(state: PartnershipState, proposal: Proposal, day: str) -> Round:
    objections = tuple(
        item
        for item in state.decisions.objections.values()
        if (item.proposal, item.round) == (proposal.ref, proposal.round)
    )
    overdue = day > proposal.deadline
    silence = _yes(proposal) if overdue and proposal.silence == "consents_after_deadline" else None
    argued = {holder(state.parties, item.organisation) for item in objections}
    answers: dict[str, str | None] = {}
    for organisation in _voters(state.parties, proposal):
        word = _last_word(state.parties, proposal, organisation)
        answered = word is not None and word != "no_answer" and (word != "object" or organisation in argued)
        answers[organisation] = word if answered else silence
    return Round(
        proposal=proposal,
        answers=answers,
        advised=frozenset(holder(state.parties, code) for code in proposal.advice),
        objections=objections,
        overdue=overdue,
    )


def _yes(proposal: Proposal) -> str:
    return "consent" if proposal.method == "consent" else "agree"


def _voters(parties: Parties, proposal: Proposal) -> Iterator[str]:
    """The entitled parties that have not left, each seat with who holds it now."""
    for organisation in dict.fromkeys(holder(parties, code) for code in proposal.entitled):
        party = parties.by_organisation.get(organisation)
        if party is not None and party.status not in GONE:
            yield organisation


def _last_word(parties: Parties, proposal: Proposal, organisation: str) -> str | None:
    """What the seat last said: a legal successor speaks anew, or leaves its predecessor's word."""
    own = proposal.positions.get(organisation)
    if own is not None:
        return own.position
    return next(
        (item.position for code, item in proposal.positions.items() if holder(parties, code) == organisation), None
    )


def _consent(round_: Round) -> Iterator[Shortfall]:
    if open_ := [item.organisation for item in round_.objections if item.paramount and item.status == "open"]:
        yield Shortfall(reason="open_paramount_objection", organisations=tuple(open_))
    if round_.missing:
        yield Shortfall(reason="not_everyone_answered", organisations=round_.missing)


def _everyone_agrees(round_: Round) -> Iterator[Shortfall]:
    if round_.missing:
        yield Shortfall(reason="not_everyone_answered", organisations=round_.missing)
    if others := tuple(code for code, answer in round_.answers.items() if answer not in (None, "agree")):
        yield Shortfall(reason="not_everyone_agrees", organisations=others)


def _majority(round_: Round) -> Iterator[Shortfall]:
    answers = list(round_.answers.values())
    answered = len(answers) - answers.count(None)
    quorum, share = round_.proposal.quorum, round_.proposal.majority or HALF
    if quorum is not None and answered * quorum.denominator < len(answers) * quorum.numerator:
        yield Shortfall(reason="no_quorum", organisations=round_.missing)
    agree = answers.count("agree")
    cast = agree + answers.count("disagree")
    if agree * share.denominator <= cast * share.numerator:
        yield Shortfall(reason="no_majority")


def _advice(round_: Round) -> Iterator[Shortfall]:
    asked = (code for code in round_.answers if code != round_.proposal.decider)
    missing = tuple(code for code in asked if code not in round_.advised)
    if missing and not round_.overdue:
        yield Shortfall(reason="advice_missing", organisations=missing)


def _decider_alone(round_: Round) -> Iterator[Shortfall]:
    return iter(())


_METHODS: dict[str, Callable[[Round], Iterator[Shortfall]]] = {
    "consent": _consent,
    "consensus": _everyone_agrees,
    "unanimity": _everyone_agrees,
    "majority": _majority,
    "advice": _advice,
    "role_decision": _decider_alone,
    "acknowledgement": _decider_alone,
}
