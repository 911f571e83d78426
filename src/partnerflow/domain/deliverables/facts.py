"""The facts of deliverables, from draft to in force."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import Bindingness, SignatureMethod
from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.objects import Attachment, DeliverableRef, Sections, Signatory
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import DecisionRef, MandateRef, OrganisationRef
from partnerflow.domain.vocabulary.values import Day, Line, Prose, TextHash, Version


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/drafts",
    nl="Concept geschreven",
    en="Deliverable drafted",
)
class DeliverableDrafted(Payload):
    """A draft of one version exists; sections may be missing."""

    deliverable: DeliverableRef
    sections: Sections | None = None
    change_note: Prose | None = None


@declare("partnership", path="deliverables/{kind}/versions", nl="Versie ingediend", en="Deliverable submitted")
class DeliverableSubmitted(Payload):
    """The frozen text of one version is put forward; its hash covers the sections."""

    deliverable: DeliverableRef
    sections: Sections
    sha256: TextHash
    bindingness: Bindingness | None = None
    lead: OrganisationRef | None = None
    executing_partners: Annotated[tuple[OrganisationRef, ...], Items(minimum=1, unique=True)] | None = None
    data_relevant: bool | None = None
    attachments: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/adoption",
    nl="Versie vastgesteld",
    en="Deliverable adopted",
)
class DeliverableAdopted(Payload):
    """A decision adopts this version."""

    deliverable: DeliverableRef
    decision: DecisionRef


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/signatures",
    personal=True,
    nl="Versie ondertekend",
    en="Deliverable signed",
)
class DeliverableSigned(Payload):
    """One organisation signs one version; without a mandate when none is named."""

    deliverable: DeliverableRef
    organisation: OrganisationRef
    mandate: MandateRef | None = None
    signatories: Annotated[tuple[Signatory, ...], Items(minimum=1)]
    signature_method: SignatureMethod
    place: Line | None = None
    sha256: TextHash | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/entry-into-force",
    nl="Versie van kracht",
    en="Deliverable in force",
)
class DeliverableInForce(Payload):
    """This version applies from this day and replaces the one before."""

    deliverable: DeliverableRef
    valid_through: Day | None = None


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/amendment",
    nl="Kleine wijziging aangekondigd",
    en="Deliverable amended",
)
class DeliverableAmended(Payload):
    """A small change is announced; signatures carry over unless somebody objects in time."""

    deliverable: DeliverableRef
    amends: Version
    changes: Sections
    sha256: TextHash
    objection_through: Day


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/reopening",
    nl="Versie te herbekijken",
    en="Deliverable reopened",
)
class DeliverableReopened(Payload):
    """A version is put under review outside a return."""

    deliverable: DeliverableRef
    reason: Prose


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/suspension",
    nl="Versie opgeschort",
    en="Deliverable suspended",
)
class DeliverableSuspended(Payload):
    """A version is suspended outside a return."""

    deliverable: DeliverableRef
    reason: Prose


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/reaffirmation",
    nl="Versie herbevestigd",
    en="Deliverable reaffirmed",
)
class DeliverableReaffirmed(Payload):
    """A version that was reopened stands unchanged."""

    deliverable: DeliverableRef
    decision: DecisionRef


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/withdrawal",
    nl="Versie ingetrokken",
    en="Deliverable withdrawn",
)
class DeliverableWithdrawn(Payload):
    """A version no longer applies and nothing takes its place."""

    deliverable: DeliverableRef
    decision: DecisionRef


@declare(
    "partnership",
    path="deliverables/{kind}/versions/{version}/takeover",
    nl="Versie overgenomen",
    en="Deliverable taken over",
)
class DeliverableTakenOver(Payload):
    """A document said to be in force at the take-over, with nothing verified."""

    deliverable: DeliverableRef
    source: Prose
    sections: Sections | None = None
