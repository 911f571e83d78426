"""Who is at the table, in which category, how ready, and who counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.course import facts as course
from partnerflow.domain.deliverables import facts as deliverables
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.parties import facts
from partnerflow.domain.parties.records import (
    COUNTING_CATEGORIES,
    GONE,
    Participation,
    Party,
    PartyStatus,
    WithdrawalNotice,
)


@dataclass(slots=True, kw_only=True)
class Parties(Slice):
    """The parties of one partnership."""

    by_organisation: dict[str, Party] = field(default_factory=dict)
    predecessors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    admission_by_decision: bool = False
    accepted: list[tuple[str, str]] = field(default_factory=list)

    def counting(self) -> tuple[str, ...]:
        """The counting partners, in order of their codes."""
        return tuple(sorted(code for code, party in self.by_organisation.items() if party.counts))

    def present(self) -> frozenset[str]:
        """Who has a seat of any kind."""
        return frozenset(code for code, party in self.by_organisation.items() if party.present)

    def lineage(self, organisation: str) -> tuple[str, ...]:
        """The organisation and all whose place it took, directly or through others, latest first."""
        line = [organisation]
        # Two mergers may lead back to where one began.
        for member in line:
            line.extend(before for before in self.predecessors.get(member, ()) if before not in line)
        return tuple(line)


def _place(parties: Parties, fact: Fact[Any], organisation: str, status: PartyStatus, category: str | None) -> None:
    day = fact.occurred_on
    known = parties.by_organisation.get(organisation)
    span = Participation(since=day, status=status, category=category, fact=fact.id)
    if known is None:
        party = Party(organisation=organisation, status=status, since=day, category=category, spans=(span,))
    else:
        closed = (*known.spans[:-1], replace(known.spans[-1], until=day))
        party = replace(known, status=status, since=day, category=category, spans=(*closed, span))
        if known.status in GONE and status not in GONE:
            # Who comes back begins anew: what announced or followed its departure says nothing of the new seat.
            party = replace(party, join_by=None, notice=None, default_notice=None, default_fact=None, successor=None)
    parties.by_organisation[organisation] = party


def _status(category: str | None) -> PartyStatus:
    return "participating" if category in COUNTING_CATEGORIES else "associated"


@folds(Parties, course.PartnershipInitiated)
def _initiated(parties: Parties, fact: Fact[course.PartnershipInitiated], state: Any) -> None:
    _place(parties, fact, fact.data.initiator, "participating", "partner")


@folds(Parties, facts.PartyInvited)
def _invited(parties: Parties, fact: Fact[facts.PartyInvited], state: Any) -> None:
    known = parties.by_organisation.get(fact.data.organisation)
    if known is None or not known.present:
        _place(parties, fact, fact.data.organisation, "invited", None)


@folds(Parties, facts.InvitationAccepted)
def _accepted(parties: Parties, fact: Fact[facts.InvitationAccepted], state: Any) -> None:
    parties.accepted.append((fact.data.organisation, fact.id))
    if parties.admission_by_decision:
        _place(parties, fact, fact.data.organisation, "exploring", None)
    else:
        _place(parties, fact, fact.data.organisation, "participating", "partner")


@folds(Parties, facts.InvitationDeclined)
def _declined(parties: Parties, fact: Fact[facts.InvitationDeclined], state: Any) -> None:
    known = parties.by_organisation.get(fact.data.organisation)
    # An associated party that will not be partner keeps the seat it has.
    if known is None or not known.present:
        _place(parties, fact, fact.data.organisation, "declined", None)


@folds(Parties, facts.PartyAssociated)
def _associated(parties: Parties, fact: Fact[facts.PartyAssociated], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "associated", fact.data.category)


@folds(Parties, facts.LateJoinAgreed)
def _late_join(parties: Parties, fact: Fact[facts.LateJoinAgreed], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "observing", "observer")
    party = parties.by_organisation[fact.data.organisation]
    parties.by_organisation[party.organisation] = replace(party, join_by=fact.data.join_by)


@folds(Parties, facts.LateJoinFulfilled)
def _late_join_fulfilled(parties: Parties, fact: Fact[facts.LateJoinFulfilled], state: Any) -> None:
    before = parties.by_organisation[fact.data.organisation]
    counted = next((span.category for span in reversed(before.spans) if span.counts), "partner")
    _place(parties, fact, before.organisation, "participating", counted)
    party = parties.by_organisation[before.organisation]
    parties.by_organisation[party.organisation] = replace(party, join_by=None)


@folds(Parties, facts.ReadinessDeclared)
def _readiness(parties: Parties, fact: Fact[facts.ReadinessDeclared], state: Any) -> None:
    party = parties.by_organisation.get(fact.data.organisation)
    if party is not None:
        # Who says the same again has been saying it since the first time.
        since = party.readiness_on if party.readiness == fact.data.readiness else fact.occurred_on
        parties.by_organisation[party.organisation] = replace(
            party, readiness=fact.data.readiness, readiness_on=since, readiness_fact=fact.id
        )


@folds(Parties, facts.PartnerAdmitted)
def _admitted(parties: Parties, fact: Fact[facts.PartnerAdmitted], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, _status(fact.data.category), fact.data.category)


@folds(Parties, facts.CategoryChanged)
def _category(parties: Parties, fact: Fact[facts.CategoryChanged], state: Any) -> None:
    data = fact.data
    # Who laid its part still takes another category without taking part again.
    suspended = parties.by_organisation[data.organisation].status == "suspended"
    _place(parties, fact, data.organisation, "suspended" if suspended else _status(data.category), data.category)


@folds(Parties, facts.PartySuspended)
def _suspended(parties: Parties, fact: Fact[facts.PartySuspended], state: Any) -> None:
    data = fact.data
    _place(parties, fact, data.organisation, "suspended", parties.by_organisation[data.organisation].category)
    party = parties.by_organisation[data.organisation]
    parties.by_organisation[data.organisation] = replace(party, expected_resume_on=data.expected_resume_on)


@folds(Parties, facts.PartyReinstated)
def _reinstated(parties: Parties, fact: Fact[facts.PartyReinstated], state: Any) -> None:
    """Back to what it was before it laid its part still, in the category it has now."""
    party = parties.by_organisation[fact.data.organisation]
    before = next((span for span in reversed(party.spans) if span.status != "suspended"), None)
    same = before is not None and before.category == party.category
    status = before.status if before is not None and same else _status(party.category)
    _place(parties, fact, party.organisation, status, party.category)


@folds(Parties, facts.WithdrawalNotified)
def _notice(parties: Parties, fact: Fact[facts.WithdrawalNotified], state: Any) -> None:
    party = parties.by_organisation[fact.data.organisation]
    notice = WithdrawalNotice(on=fact.occurred_on, effective_on=fact.data.effective_on, fact=fact.id)
    parties.by_organisation[party.organisation] = replace(party, notice=notice)


@folds(Parties, facts.PartnerWithdrew)
def _withdrew(parties: Parties, fact: Fact[facts.PartnerWithdrew], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "withdrawn", None)


@folds(Parties, facts.PartyLeft)
def _left(parties: Parties, fact: Fact[facts.PartyLeft], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "left", None)


@folds(Parties, facts.DefaultNoticeGiven)
def _default_notice(parties: Parties, fact: Fact[facts.DefaultNoticeGiven], state: Any) -> None:
    party = parties.by_organisation[fact.data.organisation]
    parties.by_organisation[party.organisation] = replace(
        party, default_notice=fact.data.repair_by, default_fact=fact.id
    )


@folds(Parties, facts.PartnerExcluded)
def _excluded(parties: Parties, fact: Fact[facts.PartnerExcluded], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "excluded", None)


@folds(Parties, facts.PartnerSucceeded)
def _succeeded(parties: Parties, fact: Fact[facts.PartnerSucceeded], state: Any) -> None:
    """The seat passes. Of a split each successor takes a seat; the duties pass to the first that took its place."""
    data = fact.data
    before = parties.by_organisation[data.predecessor]
    parties.predecessors[data.successor] = (*parties.predecessors.get(data.successor, ()), data.predecessor)
    _take_seat(parties, fact, before)
    if before.status != "succeeded":
        _place(parties, fact, data.predecessor, "succeeded", None)
        gone = parties.by_organisation[data.predecessor]
        parties.by_organisation[data.predecessor] = replace(gone, successor=data.successor)


def _take_seat(parties: Parties, fact: Fact[facts.PartnerSucceeded], before: Party) -> None:
    successor = fact.data.successor
    seated = parties.by_organisation.get(successor)
    if seated is None or not seated.counts:
        seat = next(span for span in reversed(before.spans) if span.status != "succeeded")
        _place(parties, fact, successor, seat.status, seat.category)
    party = parties.by_organisation[successor]
    if seated is None or not seated.present:
        # What was announced or demanded goes with the seat.
        party = replace(
            party,
            join_by=before.join_by,
            notice=before.notice,
            default_notice=before.default_notice,
            default_fact=before.default_fact,
        )
    # Readiness is a duty of the seat and passes; endorsements and mandates do not.
    if party.readiness is None:
        party = replace(
            party,
            readiness=before.readiness,
            readiness_on=before.readiness_on,
            readiness_fact=before.readiness_fact,
        )
    parties.by_organisation[successor] = party


@folds(Parties, deliverables.DeliverableInForce)
def _in_force(parties: Parties, fact: Fact[deliverables.DeliverableInForce], state: Any) -> None:
    if fact.data.deliverable.kind == state.process.admission_after:
        parties.admission_by_decision = True


@folds(Parties, deliverables.DeliverableTakenOver)
def _taken_over(parties: Parties, fact: Fact[deliverables.DeliverableTakenOver], state: Any) -> None:
    if fact.data.deliverable.kind == state.process.admission_after:
        parties.admission_by_decision = True
