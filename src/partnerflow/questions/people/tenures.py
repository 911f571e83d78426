"""Who held a role over time: an assignment passes to a legal successor, and ends when its holder goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partnerflow.domain.fact import Fact
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.parties.state import Parties
from partnerflow.domain.people.facts import RoleAssigned


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """The days in which one organisation or external held an assignment, and the facts that began and ended them."""

    holder: str
    since: str
    until: str | None
    facts: tuple[str, ...]


def tenures(
    assigned: Fact[RoleAssigned], ended_on: str | None, parties: Parties, heirs: Mapping[str, str]
) -> Iterator[Tenure]:
    """The holders of one assignment, one after the other.

    Args:
        assigned: what gave it to its first holder.
        ended_on: the day on which it was laid down, if it was.
        heirs: who took the place, by the fact of the succession.
    """
    data, since, behind = assigned.data, assigned.occurred_on, [assigned.id]
    holder = data.organisation or data.external or ""
    # Two mergers on one day may lead back to where one began, so no succession is walked twice.
    for _ in range(len(heirs) + 1):
        party = parties.by_organisation.get(holder)
        spans = party.spans if party is not None else ()
        gone = next((span for span in spans if span.status in GONE and span.since >= since), None)
        if gone is None or (ended_on is not None and ended_on <= gone.since):
            yield Tenure(holder=holder, since=since, until=ended_on, facts=tuple(behind))
            return
        yield Tenure(holder=holder, since=since, until=gone.since, facts=(*behind, gone.fact))
        if gone.fact not in heirs:
            return
        holder, since, behind = heirs[gone.fact], gone.since, [gone.fact]
