"""Checks on interests, words, the shared ambition and the form of the collaboration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.ambition.records import Draft, Shared
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, Unmet, for_each, judged
from partnerflow.domain.guards.registry import guard


def version_in_question(situation: Situation) -> Draft | None:
    """The version that each counting partner shares; the newest while none is, or once that one was reopened."""
    ambition = situation.state.ambition
    standing = ambition.standing(situation.counting)
    return ambition.latest if standing is not None and standing.under_review else standing


@guard("ambition_endorsed_by_each")
def ambition_endorsed_by_each(situation: Situation) -> Outcome:
    """One version is fully endorsed by each; one that a return reopened needs a newer version, or to be reaffirmed."""
    ambition, draft = situation.state.ambition, version_in_question(situation)
    if draft is None:
        return judged([Missing(reason="no_ambition", who=PROCESS_LEADS)])

    def look(partner: str) -> Iterator[str | Missing]:
        reading = ambition.reading(draft.version, partner)
        if reading == "full":
            yield ambition.endorsements[draft.version, partner].fact
        else:
            yield Missing(reason=reading, organisation=partner, subject=str(draft.version), who=(partner,))

    endorsed = for_each(situation, look)
    if not draft.under_review:
        return endorsed
    reopened = Missing(reason="ambition_reopened", subject=str(draft.version), who=situation.counting)
    return judged((*(endorsed.missing if isinstance(endorsed, Unmet) else ()), reopened), endorsed.facts)


@guard("each_shared_interest_and_ambition")
def each_shared_interest_and_ambition(situation: Situation) -> Outcome:
    """Each counting partner shared an interest of its organisation and an ambition of its own, with all parties."""
    ambition = situation.state.ambition
    interests = [item for item in ambition.interests if item.level == "organisation"]

    def look(partner: str) -> Iterator[str | Missing]:
        yield from _shared(interests, partner, "interest_not_shared")
        yield from _shared(ambition.own_ambitions, partner, "own_ambition_not_shared")

    return for_each(situation, look)


def _shared(items: Sequence[Shared], partner: str, reason: str) -> Iterator[str | Missing]:
    facts = [item.fact for item in items if item.organisation == partner and item.audience == "all_parties"]
    yield from facts
    if not facts:
        yield Missing(reason=reason, organisation=partner, who=(partner,))


@guard("no_disputed_term")
def no_disputed_term(situation: Situation) -> Outcome:
    """Of each word that was disputed the meaning is agreed."""
    disputed = [item for item in situation.state.ambition.terms.values() if item.disputed_on is not None]
    standing = [item for item in disputed if item.agreed_on is None]
    return judged(
        (Missing(reason="disputed_term", subject=item.word, who=PROCESS_LEADS) for item in standing),
        (item.fact for item in disputed if item not in standing),
    )


@guard("archetype_chosen")
def archetype_chosen(situation: Situation) -> Outcome:
    """The partners chose the form of their collaboration."""
    fact = situation.state.ambition.archetype_fact
    return judged([Missing(reason="no_archetype", who=PROCESS_LEADS)] if fact is None else [], (fact,) if fact else ())
