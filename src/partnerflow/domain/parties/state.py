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
from partnerflow.domain.parties.records import COUNTING_CATEGORIES, Participation, Party, PartyStatus, WithdrawalNotice


@dataclass(slots=True, kw_only=True)
class Parties(Slice):
    """The parties of one partnership."""

    by_organisation: dict[str, Party] = field(default_factory=dict)
    predecessors: dict[str, str] = field(default_factory=dict)
    admission_by_decision: bool = False
    accepted: list[tuple[str, str]] = field(default_factory=list)

    def counting(self) -> tuple[str, ...]:
        """The counting partners, in order of their codes."""
        return tuple(sorted(code for code, party in self.by_organisation.items() if party.counts))

    def lineage(self, organisation: str) -> tuple[str, ...]:
        """The organisation and those whose place it took, latest first."""
        line = [organisation]
        # Two mergers may lead back to where one began.
        while (before := self.predecessors.get(line[-1])) is not None and before not in line:
            line.append(before)
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
    parties.by_organisation[organisation] = party


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
    _place(parties, fact, fact.data.organisation, "participating", "partner")
    party = parties.by_organisation[fact.data.organisation]
    parties.by_organisation[party.organisation] = replace(party, join_by=None)


@folds(Parties, facts.ReadinessDeclared)
def _readiness(parties: Parties, fact: Fact[facts.ReadinessDeclared], state: Any) -> None:
    party = parties.by_organisation.get(fact.data.organisation)
    if party is not None:
        parties.by_organisation[party.organisation] = replace(
            party, readiness=fact.data.readiness, readiness_on=fact.occurred_on, readiness_fact=fact.id
        )


@folds(Parties, facts.PartnerAdmitted)
def _admitted(parties: Parties, fact: Fact[facts.PartnerAdmitted], state: Any) -> None:
    status: PartyStatus = "participating" if fact.data.category in COUNTING_CATEGORIES else "associated"
    _place(parties, fact, fact.data.organisation, status, fact.data.category)


@folds(Parties, facts.CategoryChanged)
def _category(parties: Parties, fact: Fact[facts.CategoryChanged], state: Any) -> None:
    status: PartyStatus = "participating" if fact.data.category in COUNTING_CATEGORIES else "associated"
    _place(parties, fact, fact.data.organisation, status, fact.data.category)


@folds(Parties, facts.PartySuspended)
def _suspended(parties: Parties, fact: Fact[facts.PartySuspended], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "suspended", parties.by_organisation[fact.data.organisation].category)


@folds(Parties, facts.PartyReinstated)
def _reinstated(parties: Parties, fact: Fact[facts.PartyReinstated], state: Any) -> None:
    category = parties.by_organisation[fact.data.organisation].category
    status: PartyStatus = "participating" if category in COUNTING_CATEGORIES else "associated"
    _place(parties, fact, fact.data.organisation, status, category)


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
    parties.by_organisation[party.organisation] = replace(party, default_notice=fact.data.repair_by)


@folds(Parties, facts.PartnerExcluded)
def _excluded(parties: Parties, fact: Fact[facts.PartnerExcluded], state: Any) -> None:
    _place(parties, fact, fact.data.organisation, "excluded", None)


@folds(Parties, facts.PartnerSucceeded)
def _succeeded(parties: Parties, fact: Fact[facts.PartnerSucceeded], state: Any) -> None:
    data = fact.data
    before = parties.by_organisation[data.predecessor]
    parties.predecessors[data.successor] = data.predecessor
    seated = parties.by_organisation.get(data.successor)
    if seated is None or not seated.counts:
        _place(parties, fact, data.successor, before.status, before.category)
    # Readiness is a duty of the seat and passes; endorsements and mandates do not.
    successor = parties.by_organisation[data.successor]
    if successor.readiness is None:
        parties.by_organisation[data.successor] = replace(
            successor,
            readiness=before.readiness,
            readiness_on=before.readiness_on,
            readiness_fact=before.readiness_fact,
        )
    _place(parties, fact, data.predecessor, "succeeded", None)
    gone = parties.by_organisation[data.predecessor]
    parties.by_organisation[data.predecessor] = replace(gone, successor=data.successor)


@folds(Parties, deliverables.DeliverableInForce)
def _in_force(parties: Parties, fact: Fact[deliverables.DeliverableInForce], state: Any) -> None:
    if fact.data.deliverable.kind == state.process.admission_after:
        parties.admission_by_decision = True


@folds(Parties, deliverables.DeliverableTakenOver)
def _taken_over(parties: Parties, fact: Fact[deliverables.DeliverableTakenOver], state: Any) -> None:
    if fact.data.deliverable.kind == state.process.admission_after:
        parties.admission_by_decision = True
