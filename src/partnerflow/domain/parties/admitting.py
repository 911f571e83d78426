"""Rules of becoming partner: by decision, by taking over what ran before, or in the place of a predecessor."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.membership import party_in
from partnerflow.domain.parties.facts import CategoryChanged, PartnerAdmitted, PartnerSucceeded
from partnerflow.domain.parties.records import COUNTING_CATEGORIES
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.subjects import AdmitPartner
from partnerflow.errors import Fault


@rule(PartnerAdmitted)
def may_be_admitted(case: Case[PartnerAdmitted]) -> Iterator[Fault]:
    """By a decision to admit it; only a partnership that was taken over brings partners along without one.

    Who counts by its invitation may be admitted in form, into another category.
    """
    data, state = case.data, case.partnership
    party = state.parties.by_organisation.get(data.organisation)
    if party is not None and party.counts and party.category == data.category:
        yield refuse("sequence", "already_at_the_table", "/data/organisation", organisation=data.organisation)
    if data.basis == "taken_over":
        if state.course.founding != "PartnershipImported":
            yield refuse("decision", "not_taken_over", "/data/basis", organisation=data.organisation)
    else:
        yield from decided(case, data.decision, AdmitPartner, lambda subject: subject.organisation == data.organisation)


@rule(CategoryChanged)
def gains_no_vote_by_itself(case: Case[CategoryChanged]) -> Iterator[Fault]:
    """Once admission is by decision, a party that never counted does not begin to count by its own word."""
    data, parties = case.data, case.partnership.parties
    party = parties.by_organisation[data.organisation]
    counted = any(span.category in COUNTING_CATEGORIES for span in party.spans)
    if data.category in COUNTING_CATEGORIES and parties.admission_by_decision and not counted:
        yield refuse("decision", "no_decision_for_this", "/data/category", subject="admit_partner")


@rule(PartnerSucceeded)
def is_the_legal_successor(case: Case[PartnerSucceeded]) -> Iterator[Fault]:
    """The register names the successor, and the predecessor has a seat to pass on; of a split, to each once."""
    data, parties = case.data, case.partnership.parties
    predecessor = parties.by_organisation.get(data.predecessor)
    if predecessor is None or predecessor.status != "succeeded":
        yield from party_in(case, data.predecessor, "/data/predecessor")
    elif data.predecessor in parties.predecessors.get(data.successor, ()):
        yield refuse("sequence", "already_succeeded", "/data/successor", organisation=data.successor)
    registered = case.around.organisation(data.predecessor, case.day)
    if registered is None or not registered.succeeded_by(data.successor):
        yield refuse(
            "sequence",
            "no_legal_succession",
            "/data/successor",
            organisation=data.successor,
            predecessor=data.predecessor,
        )
