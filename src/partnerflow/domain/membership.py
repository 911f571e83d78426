"""Who may take part: a party at the table, and who may act in its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.ambition.facts import EndorsementWithdrawn
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.parties.facts import InvitationAccepted, InvitationDeclined
from partnerflow.domain.projects.facts import HandoverAccepted
from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.seats import holder
from partnerflow.errors import Fault

FROM_OUTSIDE = (InvitationAccepted, InvitationDeclined, HandoverAccepted, EndorsementWithdrawn)
"""What an organisation may state before it has a seat, or after it left."""


def belongs(case: Case[Any]) -> Iterator[Fault]:
    """A statement of a party comes from one that has a seat on the day of the fact."""
    if FACT_TYPES[case.fact.type].personal and not isinstance(case.data, FROM_OUTSIDE):
        yield from party_in(case, case.data.organisation, "/data/organisation")


def party_in(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """A refusal of class `membership` for an organisation without a seat of any kind: never invited, or gone."""
    party = case.partnership.parties.by_organisation.get(organisation)
    if party is None or not party.present:
        yield refuse("membership", "not_a_party", pointer, organisation=organisation)


def acts_for(case: Case[Any], actor: str) -> bool:
    """Whether the fact comes from this organisation or external: itself, its legal successor, or on its behalf."""
    fact = case.fact
    return actor in (fact.by, fact.on_behalf_of) or fact.by == holder(case.partnership.parties, actor)
