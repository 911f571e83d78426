"""Rules of renewal: each counting partner recommits, the ambition is shared, and the partners decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.announced import in_order
from partnerflow.domain.course.facts import PartnerRecommitted, PartnershipRenewed, RenewalOpened
from partnerflow.domain.course.records import Renewal
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.parties.records import COUNTING_CATEGORIES
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import counts
from partnerflow.domain.vocabulary.subjects import Renew
from partnerflow.errors import Fault


@rule(RenewalOpened)
def next_term(case: Case[RenewalOpened]) -> Iterator[Fault]:
    """Terms follow one another; how many an imported partnership had before is not known."""
    data, course = case.data, case.partnership.course
    latest = max((renewal.term for renewal in course.renewals.values() if renewal.renewed_on is not None), default=None)
    if latest is None and course.founding == "PartnershipInitiated":
        latest = 1
    if latest is not None and data.term_number != latest + 1:
        yield refuse("sequence", "term_out_of_turn", "/data/termNumber", term=data.term_number, next=latest + 1)
    yield from in_order(data.proposed_period.start, data.proposed_period.end, "/data/proposedPeriod")


@rule(PartnerRecommitted, PartnershipRenewed)
def renewal_is_open(case: Case[Any]) -> Iterator[Fault]:
    """A renewal that was decided is closed."""
    renewal = _renewal(case)
    if renewal.renewed_on is not None:
        yield refuse("sequence", "already_renewed", "/data/renewal", renewal=renewal.ref, on=renewal.renewed_on)


@rule(PartnerRecommitted)
def is_a_partner(case: Case[PartnerRecommitted]) -> Iterator[Fault]:
    """Only a partner goes on, or not, as partner; also one that laid its part still for a while."""
    party = case.partnership.parties.by_organisation.get(case.data.organisation)
    waits = party is not None and party.status == "suspended" and party.category in COUNTING_CATEGORIES
    if not waits:
        yield from counts(case, case.data.organisation, "/data/organisation")


@rule(PartnershipRenewed)
def may_renew(case: Case[PartnershipRenewed]) -> Iterator[Fault]:
    """The term that was opened, answered by each counting partner, with a shared ambition, as decided."""
    data, state, renewal = case.data, case.partnership, _renewal(case)
    if not case.process.allows("renew", state.course.phase):
        yield refuse("phase", "no_such_move_here", "/fact", phase=state.course.phase)
    if data.term_number != renewal.term:
        yield refuse("sequence", "term_out_of_turn", "/data/termNumber", term=data.term_number, next=renewal.term)
    yield from in_order(data.period.start, data.period.end, "/data/period")
    counting = state.parties.counting()
    for organisation in counting:
        if organisation not in renewal.outcomes:
            yield refuse(
                "renewal",
                "not_every_partner_recommitted",
                "/data/renewal",
                organisation=organisation,
                who=[organisation],
            )
    shared = state.ambition.shared_by(counting)
    if shared is None or shared <= state.ambition.left_open:
        yield refuse("renewal", "ambition_not_shared", "/fact", version=shared)
    yield from decided(case, data.decision, Renew, lambda subject: subject.term_number == data.term_number)


def _renewal(case: Case[Any]) -> Renewal:
    renewal: Renewal = case.partnership.course.renewals[case.data.renewal]
    return renewal
