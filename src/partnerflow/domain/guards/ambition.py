"""Checks on interests, words, the shared ambition and the form of the collaboration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnerflow.domain.ambition import facts
from partnerflow.domain.ambition.records import Draft, Shared
from partnerflow.domain.guards.deciding import by_decision
from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, Step, Unmet, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, entered
from partnerflow.domain.guards.steps import lacking, towards
from partnerflow.domain.vocabulary.subjects import ReaffirmAmbition


def version_in_question(situation: Situation) -> Draft | None:
    """The version that each counting partner shares; the newest while none is, or once that one or a newer was reopened."""
    ambition = situation.state.ambition
    standing = ambition.standing(situation.counting)
    return standing if standing is None or standing.version > ambition.left_open else ambition.latest


def no_ambition(situation: Situation) -> Missing:
    """No version was drafted yet."""
    return lacking("no_ambition", PROCESS_LEADS, since=entered(situation), ambition_version=1)


def reopened(situation: Situation, draft: Draft) -> Missing:
    """A return left this version open."""
    subject, since = ReaffirmAmbition(ambition_version=draft.version), draft.reopened_on or ""
    step = by_decision(situation, facts.AmbitionReaffirmed, subject, since=since, ambition_version=draft.version)
    return lacking("ambition_reopened", situation.counting, since=since, subject=str(draft.version), step=step)


@guard(
    "ambition_endorsed_by_each", "nobody_counts", "no_ambition", "not_endorsed", "partial", "deliberating", "declined",
    "withdrawn", "blocking_reservation", "ambition_reopened",
)  # fmt: skip
def ambition_endorsed_by_each(situation: Situation) -> Outcome:
    """One version is fully endorsed by each; one that a return reopened needs a newer version, or to be reaffirmed."""
    ambition, draft = situation.state.ambition, version_in_question(situation)
    if draft is None:
        return judged([no_ambition(situation)])

    def look(partner: str) -> Iterator[str | Missing]:
        if ambition.reading(draft.version, partner) == "full":
            yield ambition.endorsements[draft.version, partner].fact
        else:
            yield _not_endorsed(situation, draft, partner)

    endorsed = for_each(situation, look)
    if not draft.under_review:
        return endorsed
    lacks = endorsed.missing if isinstance(endorsed, Unmet) else ()
    return judged((*lacks, reopened(situation, draft)), endorsed.facts)


def _not_endorsed(situation: Situation, draft: Draft, partner: str) -> Missing:
    ambition = situation.state.ambition
    reading, given = ambition.reading(draft.version, partner), ambition.endorsements.get((draft.version, partner))
    asked = max(draft.on, counts_since(situation, partner))
    return lacking(
        reading,
        (partner,),
        since=asked if given is None else given.withdrawn_on or given.on,
        organisation=partner,
        subject=str(draft.version),
        step=_another_version(situation) if reading == "declined" else None,
        ambition_version=draft.version,
    )


def _another_version(situation: Situation) -> Step | None:
    # Who declined a text is not asked about the same text again.
    latest = situation.state.ambition.latest
    return towards(facts.SharedAmbitionDrafted, settles=False, ambition_version=latest.version + 1) if latest else None


@guard("each_shared_interest_and_ambition", "nobody_counts", "interest_not_shared", "own_ambition_not_shared")
def each_shared_interest_and_ambition(situation: Situation) -> Outcome:
    """Each counting partner shared an interest of its organisation and an ambition of its own, with all parties."""
    ambition = situation.state.ambition
    interests = [item for item in ambition.interests if item.level == "organisation"]

    def look(partner: str) -> Iterator[str | Missing]:
        since = counts_since(situation, partner)
        told = _shared(interests, partner)
        yield from told
        if not told:
            yield lacking(
                "interest_not_shared",
                (partner,),
                since=since,
                organisation=partner,
                level="organisation",
                audience="all_parties",
            )
        told = _shared(ambition.own_ambitions, partner)
        yield from told
        if not told:
            yield lacking(
                "own_ambition_not_shared", (partner,), since=since, organisation=partner, audience="all_parties"
            )

    return for_each(situation, look)


def _shared(items: Sequence[Shared], partner: str) -> list[str]:
    return [item.fact for item in items if item.organisation == partner and item.audience == "all_parties"]


@guard("no_disputed_term", "disputed_term")
def no_disputed_term(situation: Situation) -> Outcome:
    """Of each word that was disputed the meaning is agreed."""
    disputed = [item for item in situation.state.ambition.terms.values() if item.disputed_on is not None]
    standing = [item for item in disputed if item.agreed_on is None]
    return judged(
        (
            lacking(
                "disputed_term",
                PROCESS_LEADS,
                since=item.disputed_on,
                subject=item.word,
                term=item.ref,
                word=item.word,
            )
            for item in standing
        ),
        (item.fact for item in disputed if item not in standing),
    )


@guard("archetype_chosen", "no_archetype")
def archetype_chosen(situation: Situation) -> Outcome:
    """The partners chose the form of their collaboration."""
    fact = situation.state.ambition.archetype_fact
    if fact is None:
        return judged([lacking("no_archetype", PROCESS_LEADS, since=entered(situation))])
    return judged((), (fact,))
