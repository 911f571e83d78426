"""Checks on the mandates that parties bring, and on the constituencies behind them."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.ambition import version_in_question
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.registry import guard


@guard("each_has_mandate")
def each_has_mandate(situation: Situation, scope: str) -> Outcome:
    """Each counting partner has a mandate with this scope that is valid that day."""

    def look(partner: str) -> Iterator[str | Missing]:
        mandate = situation.state.mandates.of(partner, scope, situation.day)
        if mandate is None:
            yield Missing(reason="no_mandate", organisation=partner, subject=scope, who=(partner,))
        else:
            yield mandate.fact

    return for_each(situation, look)


@guard("each_consulted_constituency")
def each_consulted_constituency(situation: Situation) -> Outcome:
    """Each counting partner went back to its constituency with the version of the ambition in question."""
    draft = version_in_question(situation)
    if draft is None:
        return judged([Missing(reason="no_ambition", who=PROCESS_LEADS)])
    consulted = [item for item in situation.state.mandates.consultations if item.ambition == draft.version]

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in consulted if item.organisation == partner]
        yield from facts
        if not facts:
            yield Missing(
                reason="constituency_not_consulted", organisation=partner, subject=str(draft.version), who=(partner,)
            )

    return for_each(situation, look)
