"""The facts of interests, language, the shared ambition and the form of the collaboration."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import Archetype, Audience, InterestLevel, Stance, WithdrawalEffect
from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.objects import Attachment, Reading, Reservation
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    AmbitionRef,
    DecisionRef,
    MandateRef,
    NamedTerm,
    NewAmbition,
    OrganisationRef,
)
from partnerflow.domain.vocabulary.values import Line, Prose


@declare(
    "partnership",
    path="own-ambitions",
    personal=True,
    nl="Eigen ambitie gedeeld",
    en="Own ambition shared",
    confined="interests",
)
class OwnAmbitionShared(Payload):
    """A party tells what it wants for itself."""

    organisation: OrganisationRef
    ambition: Prose
    audience: Audience
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership", path="interests", personal=True, nl="Belang gedeeld", en="Interest shared", confined="interests"
)
class InterestShared(Payload):
    """A party puts an interest of its organisation on the table."""

    organisation: OrganisationRef
    level: InterestLevel
    interest: Prose
    audience: Audience
    newly_disclosed: bool
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="disputed-terms", nl="Begrip betwist", en="Term disputed")
class TermDisputed(Payload):
    """A word turns out to be read in different ways."""

    term: NamedTerm
    word: Line
    readings: Annotated[tuple[Reading, ...], Items()] | None = None


@declare("partnership", path="shared-terms", nl="Begrip afgesproken", en="Shared term agreed")
class SharedTermAgreed(Payload):
    """The parties agree what a word means among them."""

    term: NamedTerm
    word: Line
    meaning: Prose


@declare("partnership", path="ambitions", nl="Gedeelde ambitie verwoord", en="Shared ambition drafted")
class SharedAmbitionDrafted(Payload):
    """A version of the shared ambition is put into words."""

    ambition_version: NewAmbition
    text: Prose
    explanation: Prose | None = None


@declare(
    "partnership",
    path="ambitions/{ambitionVersion}/endorsements",
    personal=True,
    nl="Ambitie onderschreven",
    en="Ambition endorsed",
)
class AmbitionEndorsed(Payload):
    """One partner answers for one version: do we recognise, own and act on it."""

    organisation: OrganisationRef
    ambition_version: AmbitionRef
    stance: Stance
    recognise: bool
    own: bool
    act: bool
    reservation: Reservation | None = None
    mandate: MandateRef | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="ambitions/{ambitionVersion}/withdrawn-endorsements",
    personal=True,
    nl="Onderschrijving ingetrokken",
    en="Endorsement withdrawn",
)
class EndorsementWithdrawn(Payload):
    """A partner takes its endorsement back, from now on or as never given."""

    organisation: OrganisationRef
    ambition_version: AmbitionRef
    effect: WithdrawalEffect
    reason: Prose
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership", path="ambitions/{ambitionVersion}/reaffirmation", nl="Ambitie herbevestigd", en="Ambition reaffirmed"
)
class AmbitionReaffirmed(Payload):
    """An ambition that was reopened stands unchanged."""

    ambition_version: AmbitionRef
    decision: DecisionRef


@declare(
    "partnership",
    path="archetype-views",
    personal=True,
    nl="Kijk op samenwerkingsvorm gegeven",
    en="Archetype view stated",
)
class ArchetypeViewStated(Payload):
    """A partner's own view of the form of the collaboration."""

    organisation: OrganisationRef
    archetype: Archetype
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="archetype", nl="Samenwerkingsvorm gekozen", en="Archetype chosen")
class ArchetypeChosen(Payload):
    """The partners choose the form of their collaboration."""

    archetype: Archetype
    secondary: Archetype | None = None
