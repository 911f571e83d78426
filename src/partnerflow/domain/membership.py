"""Who may take part: a seat at the table, a partner that counts, and who holds a seat after a succession in law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.parties.state import Parties
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault


def seated(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """Refuse an organisation without a seat of any kind on the day of the fact: never invited, or gone."""
    party = case.partnership.parties.by_organisation.get(organisation)
    if party is None or not party.present:
        yield refuse("membership", "not_a_party", pointer, organisation=organisation)


def counted(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """Refuse an organisation that is not one of the partners behind "every partner" on the day of the fact."""
    party = case.partnership.parties.by_organisation.get(organisation)
    if party is None or not party.present:
        yield from seated(case, organisation, pointer)
    elif not party.counts:
        yield refuse("membership", "does_not_count", pointer, organisation=organisation, status=party.status)


def holder(parties: Parties, organisation: str) -> str:
    """Who holds this organisation's seat now: itself, or the legal successor that took its place."""
    # Two mergers may lead back to where one began, so the walk is bounded by the number of parties.
    for _ in parties.by_organisation:
        party = parties.by_organisation.get(organisation)
        if party is None or party.successor is None:
            break
        organisation = party.successor
    return organisation
