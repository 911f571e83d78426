"""Who holds a seat after a succession in law, and whether the seat counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.parties.state import Parties
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault


def holder(parties: Parties, organisation: str) -> str:
    """Who holds this organisation's seat now: itself, or the legal successor that took its place.

    Of a split it is the first that took it: to that one the duties passed.
    """
    # Two mergers may lead back to where one began, so the walk is bounded by the number of parties.
    for _ in parties.by_organisation:
        party = parties.by_organisation.get(organisation)
        if party is None or party.successor is None:
            break
        organisation = party.successor
    return organisation


def same_seat(parties: Parties, one: str, other: str) -> bool:
    """Whether two organisations stand for one seat: the same, or one took the place of the other in law."""
    return one in parties.lineage(other) or other in parties.lineage(one)


def counts(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """A refusal of class `membership` for a party that is not one of the partners behind "every partner" that day."""
    party = case.partnership.parties.by_organisation.get(organisation)
    if party is not None and not party.counts:
        yield refuse("membership", "does_not_count", pointer, organisation=organisation, status=party.status)
