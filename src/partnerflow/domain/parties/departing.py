"""Rules of leaving: withdrawal after notice, departure of who never signed, exclusion after a default notice."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.membership import party_in
from partnerflow.domain.parties.facts import (
    DefaultNoticeGiven,
    PartnerExcluded,
    PartnerWithdrew,
    PartyLeft,
)
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import same_seat
from partnerflow.domain.vocabulary.subjects import ExcludePartner
from partnerflow.errors import Fault

STOPS = "stop"


@rule(PartnerWithdrew)
def withdrawal_was_notified(case: Case[PartnerWithdrew]) -> Iterator[Fault]:
    """A partner at the table that gave notice, or told in a renewal that it stops.

    With an imported partnership the notice may lie before the take-over.
    """
    organisation, state = case.data.organisation, case.partnership
    yield from party_in(case, organisation, "/data/organisation")
    party = state.parties.by_organisation.get(organisation)
    noted = party is not None and party.notice is not None
    stops = any(renewal.outcomes.get(organisation) == STOPS for renewal in state.course.renewals.values())
    taken_over = state.course.founding == "PartnershipImported"
    if party is not None and party.present and not (noted or stops or taken_over):
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
def has_a_seat_to_lose(case: Case[DefaultNoticeGiven]) -> Iterator[Fault]:
    """A partner at the table."""
    yield from party_in(case, case.data.organisation, "/data/organisation")


@rule(PartnerExcluded)
def may_be_excluded(case: Case[PartnerExcluded]) -> Iterator[Fault]:
    """After a default notice, by decision of the others.

    Whether the day of repair has passed is theirs to weigh: what is beyond repair need not wait for it.
    """
    data, state = case.data, case.partnership
    yield from party_in(case, data.organisation, "/data/organisation")
    party = state.parties.by_organisation.get(data.organisation)
    if party is None or party.default_notice is None:
        yield refuse("decision", "no_default_notice", "/data/organisation", organisation=data.organisation)
    without = list(
        decided(case, data.decision, ExcludePartner, lambda subject: subject.organisation == data.organisation)
    )
    yield from without
    decision = state.decisions.by_ref.get(data.decision)
    if not without and decision is not None and _has_a_say(case, decision.entitled):
        yield refuse("decision", "not_by_the_others", "/data/decision", organisation=data.organisation)


def _has_a_say(case: Case[PartnerExcluded], entitled: tuple[str, ...]) -> bool:
    return any(same_seat(case.partnership.parties, code, case.data.organisation) for code in entitled)
