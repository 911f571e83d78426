"""Checks on what each partner gains, promises and brings."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.guards.outcome import PROCESS_LEADS, Missing, Outcome, Situation, for_each, judged
from partnerflow.domain.guards.registry import guard


@guard("each_offered_contribution")
def each_offered_contribution(situation: Situation) -> Outcome:
    """Each counting partner offered a contribution, or has one fixed."""
    return _each_contributes(situation, fixed=False)


@guard("each_contribution_fixed")
def each_contribution_fixed(situation: Situation) -> Outcome:
    """Each counting partner has a contribution fixed."""
    return _each_contributes(situation, fixed=True)


def _each_contributes(situation: Situation, *, fixed: bool) -> Outcome:
    standing = [item for item in situation.state.contributions.by_ref.values() if item.ended_on is None]

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in standing if item.organisation == partner and (item.fixed or not fixed)]
        yield from facts
        if not facts:
            reason = "contribution_not_fixed" if fixed else "no_contribution_offered"
            yield Missing(reason=reason, organisation=partner, who=(partner,))

    return for_each(situation, look)


@guard("contribution_fixed")
def contribution_fixed(situation: Situation, kinds: tuple[str, ...]) -> Outcome:
    """A contribution of one of these kinds is fixed, whoever brings it."""
    facts = [item.fact for item in situation.state.contributions.by_ref.values() if item.fixed and item.kind in kinds]
    lacking = Missing(reason="no_such_contribution_fixed", subject=" / ".join(kinds), who=situation.counting)
    return judged([] if facts else [lacking], facts)


@guard("each_commitment_recognised")
def each_commitment_recognised(situation: Situation) -> Outcome:
    """Of each counting partner a commitment was asked, declared and recognised, and not ended unkept."""
    commitments = situation.state.contributions.commitments.values()

    def look(partner: str) -> Iterator[str | Missing]:
        own = [item for item in commitments if item.organisation == partner and item.how in (None, "kept")]
        facts = [item.recognised_fact for item in own if item.recognised and item.recognised_fact is not None]
        yield from facts
        if facts:
            return
        if not own:
            yield Missing(reason="commitment_not_asked", organisation=partner, who=PROCESS_LEADS)
        elif any(item.declared_on for item in own):
            others = tuple(code for code in situation.counting if code != partner)
            yield Missing(reason="commitment_not_recognised", organisation=partner, who=others)
        else:
            yield Missing(reason="commitment_not_declared", organisation=partner, who=(partner,))

    return for_each(situation, look)


@guard("each_added_value_confirmed")
def each_added_value_confirmed(situation: Situation) -> Outcome:
    """Each counting partner told what it gains."""
    values = situation.state.contributions.added_values

    def look(partner: str) -> Iterator[str | Missing]:
        facts = [item.fact for item in values if item.organisation == partner]
        yield from facts
        if not facts:
            yield Missing(reason="added_value_not_confirmed", organisation=partner, who=(partner,))

    return for_each(situation, look)
