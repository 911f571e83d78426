"""Checks on the parties: who came to the table, spoke, and is ready."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, Step, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, entered
from partnerflow.domain.guards.steps import lacking, towards
from partnerflow.domain.parties.facts import InvitationAccepted, PartyInvited


@guard("invitations_accepted", "too_few_accepted")
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
    if others >= at_least:
        return judged((), facts)
    left = (party.since for code, party in parties.by_organisation.items() if code in accepted and not party.present)
    lack = lacking(
        "too_few_accepted",
        PROCESS_LEADS,
        since=max([entered(situation), *left]),
        subject=str(at_least - others),
        step=_to_accept(situation),
    )
    return judged([lack], facts)


def _to_accept(situation: Situation) -> Step:
    """Invite somebody, where nobody who was invited still has to answer."""
    parties = situation.state.parties.by_organisation
    invited = next((code for code, party in parties.items() if party.status == "invited"), None)
    if invited is None:
        return towards(PartyInvited, settles=False)
    return towards(InvitationAccepted, organisation=invited)


@guard("each_took_part", "nobody_counts", "no_conversation")
def each_took_part(situation: Situation, forms: tuple[str, ...]) -> Outcome:
    """Each counting partner was present in a conversation of one of these forms."""
    dialogues = [item for item in situation.state.interaction.dialogues if item.form in forms]

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in dialogues if partner in item.present]
        yield from facts
        if not facts:
            yield lacking(
                "no_conversation",
                (partner, *PROCESS_LEADS),
                since=counts_since(situation, partner),
                organisation=partner,
                form=forms[0] if forms else None,
                present=[partner],
            )

    return for_each(situation, look)


@guard("each_declared", "nobody_counts", "readiness_not_declared", "not_ready")
def each_declared(situation: Situation, readiness: tuple[str, ...]) -> Outcome:
    """The last readiness that each counting partner declared is one of these."""
    parties = situation.state.parties.by_organisation

    def look(partner: str) -> Iterator[str | Missing]:
        party = parties[partner]
        since = counts_since(situation, partner)
        if party.readiness is None:
            yield lacking("readiness_not_declared", (partner,), since=since, organisation=partner)
        elif party.readiness not in readiness:
            since = max(since, party.readiness_on or "")
            yield lacking("not_ready", (partner,), since=since, organisation=partner, subject=party.readiness)
        if party.readiness_fact is not None:
            yield party.readiness_fact

    return for_each(situation, look)
