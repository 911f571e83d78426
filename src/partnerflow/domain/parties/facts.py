"""The facts of the parties: who is at the table, and who counts."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import AdmissionBasis, Category, LightCategory, Readiness
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import Attachment
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import DecisionRef, OrganisationRef
from partnerflow.domain.vocabulary.values import Day, Prose


@declare("partnership", path="parties", nl="Partij uitgenodigd", en="Party invited")
class PartyInvited(Payload):
    """An organisation is asked to the table."""

    organisation: OrganisationRef


@declare(
    "partnership",
    path="parties/{organisation}/acceptance",
    personal=True,
    nl="Uitnodiging aanvaard",
    en="Invitation accepted",
)
class InvitationAccepted(Payload):
    """The organisation takes a seat to explore."""

    organisation: OrganisationRef
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="parties/{organisation}/refusal",
    personal=True,
    nl="Uitnodiging afgeslagen",
    en="Invitation declined",
)
class InvitationDeclined(Payload):
    """The organisation will not take part."""

    organisation: OrganisationRef
    reason: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="parties/{organisation}/association", nl="Partij geassocieerd", en="Party associated")
class PartyAssociated(Payload):
    """The organisation takes part without counting in guards and decisions."""

    organisation: OrganisationRef
    category: LightCategory


@declare("partnership", path="parties/{organisation}/late-join", nl="Aansluitafspraak gemaakt", en="Late join agreed")
class LateJoinAgreed(Payload):
    """The party steps back to observer and may join until a day, on a condition."""

    organisation: OrganisationRef
    join_by: Day
    proviso: Prose
    reopens_startnota: bool


@declare(
    "partnership",
    path="parties/{organisation}/late-join/fulfilment",
    nl="Aansluitafspraak vervuld",
    en="Late join fulfilled",
)
class LateJoinFulfilled(Payload):
    """The condition is met and the party counts again."""

    organisation: OrganisationRef


@declare(
    "partnership",
    path="parties/{organisation}/readiness",
    personal=True,
    nl="Bereidheid uitgesproken",
    en="Readiness declared",
)
class ReadinessDeclared(Payload):
    """One party tells how ready it is."""

    organisation: OrganisationRef
    readiness: Readiness
    explanation: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="parties/{organisation}/admission", nl="Partner toegelaten", en="Partner admitted")
class PartnerAdmitted(Payload):
    """An organisation becomes partner."""

    organisation: OrganisationRef
    category: Category
    basis: AdmissionBasis
    decision: DecisionRef | None = None
    accession_act: Attachment | None = None


@declare(
    "partnership",
    path="parties/{organisation}/category",
    personal=True,
    nl="Categorie gewijzigd",
    en="Category changed",
)
class CategoryChanged(Payload):
    """A partner takes another category; core and partner count, the others do not."""

    organisation: OrganisationRef
    category: Category
    reason: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership", path="parties/{organisation}/suspension", personal=True, nl="Partij pauzeert", en="Party suspended"
)
class PartySuspended(Payload):
    """One partner lays its own part still."""

    organisation: OrganisationRef
    expected_resume_on: Day | None = None
    reason: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="parties/{organisation}/reinstatement",
    personal=True,
    nl="Partij doet weer mee",
    en="Party reinstated",
)
class PartyReinstated(Payload):
    """The partner takes part again."""

    organisation: OrganisationRef
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="parties/{organisation}/withdrawal-notice",
    personal=True,
    nl="Uittreding aangekondigd",
    en="Withdrawal notified",
)
class WithdrawalNotified(Payload):
    """A partner announces that it leaves; it counts until it has withdrawn."""

    organisation: OrganisationRef
    effective_on: Day
    reason: Prose
    notice_months: Annotated[int, Integer(minimum=0, maximum=36)] | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="parties/{organisation}/withdrawal", nl="Partner uitgetreden", en="Partner withdrew")
class PartnerWithdrew(Payload):
    """The announced withdrawal has taken effect."""

    organisation: OrganisationRef
    settlement: Annotated[tuple[Prose, ...], Items()]


@declare("partnership", path="parties/{organisation}/departure", personal=True, nl="Partij vertrokken", en="Party left")
class PartyLeft(Payload):
    """A party leaves that never signed."""

    organisation: OrganisationRef
    reason: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="parties/{organisation}/default-notice",
    nl="Ingebrekestelling gegeven",
    en="Default notice given",
    confined="conflicts",
)
class DefaultNoticeGiven(Payload):
    """A partner is told in writing what to put right, and by when."""

    organisation: OrganisationRef
    grounds: Prose
    repair_by: Day


@declare("partnership", path="parties/{organisation}/exclusion", nl="Partner uitgesloten", en="Partner excluded")
class PartnerExcluded(Payload):
    """The others decide to put a partner out, after a default notice."""

    organisation: OrganisationRef
    decision: DecisionRef
    settlement: Annotated[tuple[Prose, ...], Items()]


@declare("partnership", path="parties/{predecessor}/succession", nl="Partner opgevolgd", en="Partner succeeded")
class PartnerSucceeded(Payload):
    """The legal successor takes a party's place; duties pass, endorsement and mandates do not."""

    predecessor: OrganisationRef
    successor: OrganisationRef
