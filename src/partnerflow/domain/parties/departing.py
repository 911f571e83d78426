"""Rules of leaving: withdrawal after notice, departure of who never signed, exclusion after a default notice."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.days import still_to_come
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.membership import party_in
from partnerflow.domain.parties.facts import (
    DefaultNoticeGiven,
    PartnerExcluded,
    PartnerWithdrew,
    PartyLeft,
    WithdrawalNotified,
)
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.subjects import ExcludePartner
from partnerflow.errors import Fault


@rule(WithdrawalNotified)
def announces_a_coming_day(case: Case[WithdrawalNotified]) -> Iterator[Fault]:
    """An announcement is made before it takes effect."""
    yield from still_to_come(case, case.data.effective_on, "/data/effectiveOn")


@rule(PartnerWithdrew)
def withdrawal_was_notified(case: Case[PartnerWithdrew]) -> Iterator[Fault]:
    """A partner at the table that gave notice; with an imported partnership the notice may lie before the take-over."""
    organisation, state = case.data.organisation, case.partnership
    yield from party_in(case, organisation, "/data/organisation")
    party = state.parties.by_organisation.get(organisation)
    noted = party is not None and party.notice is not None
    if party is not None and party.present and not noted and state.course.founding == "PartnershipInitiated":
        yield refuse(
            "sequence", "withdrawal_not_notified", "/data/organisation", organisation=organisation, who=[organisation]
        )


@rule(PartyLeft)
def never_signed(case: Case[PartyLeft]) -> Iterator[Fault]:
    """Who signed, or stands in the place of who signed, withdraws instead."""
    line = case.partnership.parties.lineage(case.data.organisation)
    for version in case.partnership.deliverables.versions.values():
        if any(code in version.signatures for code in line):
            yield refuse("sequence", "has_signed", "/data/organisation", organisation=case.data.organisation)
            return


@rule(DefaultNoticeGiven)
def leaves_time_to_repair(case: Case[DefaultNoticeGiven]) -> Iterator[Fault]:
    """A partner at the table, and a day to come."""
    yield from party_in(case, case.data.organisation, "/data/organisation")
    yield from still_to_come(case, case.data.repair_by, "/data/repairBy")


@rule(PartnerExcluded)
def may_be_excluded(case: Case[PartnerExcluded]) -> Iterator[Fault]:
    """After a default notice whose term has passed, by decision of the others."""
    data = case.data
    yield from party_in(case, data.organisation, "/data/organisation")
    party = case.partnership.parties.by_organisation.get(data.organisation)
    if party is None or party.default_notice is None:
        yield refuse("decision", "no_default_notice", "/data/organisation", organisation=data.organisation)
    elif case.day <= party.default_notice:
        yield refuse(
            "decision",
            "still_time_to_repair",
            "/data/organisation",
            organisation=data.organisation,
            through=party.default_notice,
        )
    yield from decided(case, data.decision, ExcludePartner, lambda subject: subject.organisation == data.organisation)
