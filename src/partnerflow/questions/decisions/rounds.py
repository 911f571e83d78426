"""Rounds and their decision: what each seat said, and which decision an objection was followed by."""

from __future__ import annotations

from partnerflow.domain.decisions.records import Decision, Objection, Position
from partnerflow.domain.decisions.state import Decisions
from partnerflow.domain.decisions.tally import WORDS
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.parties.state import Parties


def last_words(decision: Decision, parties: Parties) -> dict[str, Position]:
    """The last word of each seat, by who spoke it: where a legal successor spoke anew, its word takes the place."""
    taken = decision.tabled.positions
    return {code: taken[code] for code in sorted(taken) if not _spoken_for(decision, parties, code)}


def silent(decision: Decision, parties: Parties) -> list[str]:
    """The entitled that took no position; nobody where the method asks for none."""
    if decision.method not in WORDS:
        return []
    taken = decision.tabled.positions
    return [code for code in decision.entitled if code not in taken and not _spoken_for(decision, parties, code)]


def told_in(decision: Decision) -> tuple[str, ...]:
    """The facts of a decision: the proposal in that round, the positions taken in it, and the outcome."""
    tabled = decision.tabled
    return (tabled.fact, *(word.fact for word in tabled.positions.values()), *tabled.advice.values(), decision.fact)


def decided_after(decisions: Decisions, objection: Objection) -> Decision | None:
    """The last decision on the proposal, in the round of the objection or a later one."""
    taken = [
        item
        for item in decisions.by_ref.values()
        if item.proposal == objection.proposal and item.round >= objection.round
    ]
    return taken[-1] if taken else None


def _spoken_for(decision: Decision, parties: Parties, organisation: str) -> bool:
    """Whether a legal successor took a position for this seat; one that is entitled itself speaks for itself."""
    party = parties.by_organisation.get(organisation)
    if organisation not in decision.entitled or party is None or party.status not in GONE or party.since > decision.on:
        return False
    anew = (code for code in decision.tabled.positions if code not in decision.entitled)
    return any(organisation in parties.lineage(code) for code in anew)
