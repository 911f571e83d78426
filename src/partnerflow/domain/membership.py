"""Who may take part: a party at the table, or one that was asked to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.ambition.facts import EndorsementWithdrawn
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.parties.facts import InvitationAccepted, InvitationDeclined, ReadinessDeclared
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.projects.facts import HandoverAccepted
from partnerflow.domain.rules import Case, refuse
from partnerflow.errors import Fault

FROM_OUTSIDE = (InvitationAccepted, InvitationDeclined, HandoverAccepted)
"""What an organisation may state before it has a seat."""


def belongs(case: Case[Any]) -> Iterator[Fault]:
    """A statement of a party comes from one that has a seat on the day of the fact.

    How ready it is, an organisation may tell as soon as it was asked to the table. Its endorsement it may take back also
    after it left.
    """
    if not FACT_TYPES[case.fact.type].personal or isinstance(case.data, FROM_OUTSIDE):
        return
    known = case.data.organisation in case.partnership.parties.by_organisation
    if isinstance(case.data, EndorsementWithdrawn) and known:
        return
    seated = asked_in if isinstance(case.data, ReadinessDeclared) else party_in
    yield from seated(case, case.data.organisation, "/data/organisation")


def party_in(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """A refusal of class `membership` for an organisation without a seat of any kind: never invited, or gone."""
    party = case.partnership.parties.by_organisation.get(organisation)
    if party is None or not party.present:
        yield refuse("membership", "not_a_party", pointer, organisation=organisation)


def asked_in(case: Case[Any], organisation: str, pointer: str) -> Iterator[Fault]:
    """A refusal of class `membership` for an organisation that was never asked to the table, or that has gone.

    Who came later may have prepared for it before: then it is enough that it is known by now.
    """
    party = next(
        (found for state in known_states(case) if (found := state.parties.by_organisation.get(organisation))), None
    )
    on_the_day = case.partnership.parties.by_organisation.get(organisation)
    if party is None or (on_the_day is not None and on_the_day.status in GONE):
        yield refuse("membership", "not_a_party", pointer, organisation=organisation)


def known_states(case: Case[Any]) -> Iterator[PartnershipState]:
    """The partnership on the day of the fact, and as it is known by now."""
    yield case.partnership
    known = case.history.state
    if known is not case.state and isinstance(known, PartnershipState):
        yield known
