"""Checks on the mandates that parties bring, and on the constituencies behind them."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.ambition import no_ambition, version_in_question
from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, unmandated_since
from partnerflow.domain.guards.steps import lacking


@guard("each_has_mandate", "nobody_counts", "no_mandate")
def each_has_mandate(situation: Situation, scope: str) -> Outcome:
    """Each counting partner has a mandate with this scope that is valid that day."""

    def look(partner: str) -> Iterator[str | Missing]:
        mandate = situation.state.mandates.of(partner, scope, situation.day)
        if mandate is None:
            since = unmandated_since(situation, partner, scope)
            yield lacking("no_mandate", (partner,), since=since, organisation=partner, subject=scope, scope=[scope])
        else:
            yield mandate.fact

    return for_each(situation, look)


@guard("each_consulted_constituency", "nobody_counts", "no_ambition", "constituency_not_consulted")
def each_consulted_constituency(situation: Situation) -> Outcome:
    """Each counting partner went back to its constituency with the version of the ambition in question."""
    draft = version_in_question(situation)
    if draft is None:
        return judged([no_ambition(situation)])
    consulted = [item for item in situation.state.mandates.consultations if item.ambition == draft.version]

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in consulted if item.organisation == partner]
        yield from facts
        if not facts:
            yield lacking(
                "constituency_not_consulted",
                (partner,),
                since=max(draft.on, counts_since(situation, partner)),
                organisation=partner,
                subject=str(draft.version),
                ambition_version=draft.version,
            )

    return for_each(situation, look)
