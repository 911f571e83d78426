"""Checks on what each partner gains, promises and brings."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.contributions.records import Commitment, Contribution
from partnerflow.domain.guards.each import for_each
from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, judged
from partnerflow.domain.guards.registry import guard
from partnerflow.domain.guards.since import counts_since, entered
from partnerflow.domain.guards.steps import lacking


@guard("each_offered_contribution", "nobody_counts", "no_contribution_offered")
def each_offered_contribution(situation: Situation) -> Outcome:
    """Each counting partner offered a contribution, or has one fixed."""
    return _each_contributes(situation, fixed=False)


@guard("each_contribution_fixed", "nobody_counts", "contribution_not_fixed")
def each_contribution_fixed(situation: Situation) -> Outcome:
    """Each counting partner has a contribution fixed."""
    return _each_contributes(situation, fixed=True)


def _each_contributes(situation: Situation, *, fixed: bool) -> Outcome:
    contributions = situation.state.contributions.by_ref.values()

    def look(partner: str) -> Iterator[str | Missing]:
        own = [item for item in contributions if item.organisation == partner]
        facts = [item.fact for item in own if item.ended_on is None and (item.fixed or not fixed)]
        yield from facts
        if facts:
            return
        since = _last_ended(own, counts_since(situation, partner))
        offered = next((item.ref for item in own if item.ended_on is None), None)
        if fixed:
            yield lacking("contribution_not_fixed", (partner,), since=since, organisation=partner, contribution=offered)
        else:
            yield lacking("no_contribution_offered", (partner,), since=since, organisation=partner)

    return for_each(situation, look)


@guard("contribution_fixed", "no_such_contribution_fixed")
def contribution_fixed(situation: Situation, kinds: tuple[str, ...]) -> Outcome:
    """A contribution of one of these kinds is fixed, whoever brings it."""
    such = [item for item in situation.state.contributions.by_ref.values() if item.kind in kinds]
    facts = [item.fact for item in such if item.fixed]
    if facts:
        return judged((), facts)
    offered = next((item for item in such if item.ended_on is None), None)
    lack = lacking(
        "no_such_contribution_fixed",
        situation.counting,
        since=_last_ended(such, entered(situation)),
        subject=" / ".join(kinds),
        kind=offered.kind if offered else kinds[0] if len(kinds) == 1 else None,
        contribution=offered.ref if offered else None,
    )
    return judged([lack])


def _last_ended(contributions: list[Contribution], otherwise: str) -> str:
    fixed = (item.ended_on for item in contributions if item.fixed_on is not None)
    return max([otherwise, *(day for day in fixed if day is not None)])


@guard(
    "each_commitment_recognised", "nobody_counts", "commitment_not_asked", "commitment_not_declared",
    "commitment_not_recognised",
)  # fmt: skip
def each_commitment_recognised(situation: Situation) -> Outcome:
    """Of each counting partner a commitment was asked, declared and recognised, and not ended unkept."""
    commitments = situation.state.contributions.commitments.values()

    def look(partner: str) -> Iterator[str | Missing]:
        own = [item for item in commitments if item.organisation == partner]
        facts = [item.recognised_fact for item in own if item.recognised and item.recognised_fact is not None]
        yield from facts
        if not facts:
            yield _unrecognised(situation, partner, own)

    return for_each(situation, look)


def _unrecognised(situation: Situation, partner: str, own: list[Commitment]) -> Missing:
    standing = [item for item in own if item.how in (None, "kept")]
    declared = next((item for item in standing if item.declared_on is not None), None)
    if declared is not None:
        others = tuple(code for code in situation.counting if code != partner)
        return lacking(
            "commitment_not_recognised",
            others,
            since=declared.declared_on,
            organisation=partner,
            commitment=declared.ref,
        )
    if standing:
        asked = standing[0]
        return lacking(
            "commitment_not_declared",
            (partner,),
            since=asked.requested_on,
            organisation=partner,
            commitment=asked.ref,
        )
    ended = (item.ended_on for item in own if item.ended_on is not None)
    since = max([counts_since(situation, partner), *ended])
    return lacking("commitment_not_asked", PROCESS_LEADS, since=since, organisation=partner)


@guard("each_added_value_confirmed", "nobody_counts", "added_value_not_confirmed")
def each_added_value_confirmed(situation: Situation) -> Outcome:
    """Each counting partner told what it gains."""
    values = situation.state.contributions.added_values

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in values if item.organisation == partner]
        yield from facts
        if not facts:
            since = counts_since(situation, partner)
            yield lacking("added_value_not_confirmed", (partner,), since=since, organisation=partner)

    return for_each(situation, look)
