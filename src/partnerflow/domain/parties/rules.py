"""Rules of taking and leaving a seat for a while: invitation, association, late join, suspension."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.membership import asked_in, party_in

# Importing them registers their rules.
from partnerflow.domain.parties import admitting, departing  # noqa: F401
from partnerflow.domain.parties.facts import (
    InvitationAccepted,
    InvitationDeclined,
    LateJoinAgreed,
    LateJoinFulfilled,
    PartyAssociated,
    PartyInvited,
    PartyReinstated,
    PartySuspended,
)
from partnerflow.domain.parties.records import GONE, Party
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


def place_of(case: Case[Any]) -> Party | None:
    """The place of the organisation that the fact is about, if it ever had one."""
    party: Party | None = case.partnership.parties.by_organisation.get(case.data.organisation)
    return party


@rule(PartyInvited)
def not_yet_counting(case: Case[PartyInvited]) -> Iterator[Fault]:
    """Who counts already needs no invitation."""
    party = place_of(case)
    if party is not None and party.counts:
        yield refuse("sequence", "already_at_the_table", "/data/organisation", organisation=party.organisation)


@rule(InvitationAccepted, InvitationDeclined)
def was_invited(case: Case[InvitationAccepted | InvitationDeclined]) -> Iterator[Fault]:
    """An answer needs an invitation; who took a seat leaves it by another fact."""
    party = place_of(case)
    if party is None or party.status in GONE:
        yield refuse("sequence", "not_invited", "/data/organisation", organisation=case.data.organisation)
    elif party.status in ("participating", "exploring", "suspended"):
        yield refuse("sequence", "already_at_the_table", "/data/organisation", organisation=party.organisation)


@rule(PartyAssociated)
def gives_up_its_own_vote(case: Case[PartyAssociated]) -> Iterator[Fault]:
    """Once partners are bound by a declaration, only a partner itself stops counting."""
    party = place_of(case)
    bound = case.partnership.parties.admission_by_decision
    if bound and party is not None and party.counts and case.fact.by != party.organisation:
        yield refuse(
            "authority",
            "speaks_for_another_party",
            "/by",
            by=case.fact.by,
            organisation=party.organisation,
            who=[party.organisation],
        )


@rule(LateJoinAgreed)
def may_join_late(case: Case[LateJoinAgreed]) -> Iterator[Fault]:
    """Who sits at the table or was asked to it."""
    yield from asked_in(case, case.data.organisation, "/data/organisation")


@rule(LateJoinFulfilled)
def joins_in_time(case: Case[LateJoinFulfilled]) -> Iterator[Fault]:
    """There is an agreement with a party at the table, and its last day has not passed."""
    yield from party_in(case, case.data.organisation, "/data/organisation")
    party = place_of(case)
    if party is None or party.counts or party.join_by is None:
        yield refuse("sequence", "no_late_join_agreed", "/data/organisation", organisation=case.data.organisation)
    elif case.day > party.join_by:
        yield refuse(
            "time", "late_join_lapsed", "/data/organisation", organisation=party.organisation, through=party.join_by
        )


@rule(PartySuspended)
def not_suspended_yet(case: Case[PartySuspended]) -> Iterator[Fault]:
    """A party lays its part still once."""
    party = place_of(case)
    if party is not None and party.status == "suspended":
        yield refuse(
            "sequence", "already_suspended", "/data/organisation", organisation=party.organisation, on=party.since
        )


@rule(PartyReinstated)
def was_suspended(case: Case[PartyReinstated]) -> Iterator[Fault]:
    """Only who was suspended comes back."""
    party = place_of(case)
    if party is not None and party.status != "suspended":
        yield refuse("sequence", "not_suspended", "/data/organisation", organisation=party.organisation)
