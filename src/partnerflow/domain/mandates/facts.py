"""The facts of mandates and of the constituencies behind the parties."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import Capacity, Instrument, MandateScope, Support
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import Attachment, DeliverableRef, Money
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import AmbitionRef, MandateRef, NewMandate, OrganisationRef
from partnerflow.domain.vocabulary.values import Day, Line, Prose


@declare("partnership", path="mandates", nl="Mandaat verleend", en="Mandate granted")
class MandateGranted(Payload):
    """An organ of an organisation grants a dated mandate with a scope."""

    mandate: NewMandate
    organisation: OrganisationRef
    organ: Line
    instrument: Instrument
    reference: Line
    scope: Annotated[tuple[MandateScope, ...], Items(minimum=1, unique=True)]
    limit: Money | None = None
    capacities: Annotated[tuple[Capacity, ...], Items(minimum=1, unique=True)]
    joint_signatories: Annotated[int, Integer(minimum=1, maximum=9)]
    valid_from: Day
    valid_through: Day | None = None
    proviso: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="mandates/{mandate}/amendments", nl="Mandaat gewijzigd", en="Mandate amended")
class MandateAmended(Payload):
    """The organ changes scope, limit or last day; the rest stays."""

    mandate: MandateRef
    reference: Line
    scope: Annotated[tuple[MandateScope, ...], Items(minimum=1, unique=True)] | None = None
    limit: Money | None = None
    valid_through: Day | None = None


@declare("partnership", path="mandates/{mandate}/revocation", nl="Mandaat ingetrokken", en="Mandate revoked")
class MandateRevoked(Payload):
    """The organ takes the mandate back; from this day it is not valid."""

    mandate: MandateRef
    reference: Line | None = None
    reason: Prose | None = None


@declare("partnership", path="mandates/{mandate}/expiry", nl="Mandaat verlopen", en="Mandate expired")
class MandateExpired(Payload):
    """The mandate reached its end; this was its last day."""

    mandate: MandateRef


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/ratifications",
    nl="Handtekening bekrachtigd",
    en="Signature ratified",
)
class SignatureRatified(Payload):
    """A signature without valid mandate is confirmed, with effect from the day it was set."""

    deliverable: DeliverableRef
    organisation: OrganisationRef
    mandate: MandateRef


@declare("partnership", path="consultations", personal=True, nl="Achterban geraadpleegd", en="Constituency consulted")
class ConstituencyConsulted(Payload):
    """A party went back to its own board, council, staff or members."""

    organisation: OrganisationRef
    ambition_version: AmbitionRef | None = None
    deliverable: DeliverableRef | None = None
    support: Support
    feedback: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None
