"""Checks on the parties: who came to the table, spoke, and is ready."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.registry import guard


@guard("invitations_accepted")
def invitations_accepted(situation: Situation, at_least: int) -> Outcome:
    """So many organisations beside the initiator accepted an invitation, or count, and are still at the table."""
    parties, initiator = situation.state.parties, situation.state.course.initiator
    accepted: dict[str, str] = dict(parties.accepted)
    facts, others = [], 0
    for code, party in parties.by_organisation.items():
        line = parties.lineage(code)
        came = [accepted[member] for member in line if member in accepted]
        if party.present and initiator not in line and (came or party.counts):
            others += 1
            facts.extend(came)
    if others < at_least:
        return judged([Missing(reason="too_few_accepted", subject=str(at_least - others), who=PROCESS_LEADS)], facts)
    return judged((), facts)


@guard("each_took_part")
def each_took_part(situation: Situation, forms: tuple[str, ...]) -> Outcome:
    """Each counting partner was present in a conversation of one of these forms."""
    dialogues = [item for item in situation.state.interaction.dialogues if item.form in forms]

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in dialogues if partner in item.present]
        yield from facts
        if not facts:
            yield Missing(reason="no_conversation", organisation=partner, who=(partner, *PROCESS_LEADS))

    return for_each(situation, look)


@guard("each_declared")
def each_declared(situation: Situation, readiness: tuple[str, ...]) -> Outcome:
    """The last readiness that each counting partner declared is one of these."""
    parties = situation.state.parties.by_organisation

    def look(partner: str) -> Iterator[str | Missing]:
        party = parties[partner]
        if party.readiness is None:
            yield Missing(reason="readiness_not_declared", organisation=partner, who=(partner,))
        elif party.readiness not in readiness:
            yield Missing(reason="not_ready", organisation=partner, subject=party.readiness, who=(partner,))
        if party.readiness_fact is not None:
            yield party.readiness_fact

    return for_each(situation, look)
