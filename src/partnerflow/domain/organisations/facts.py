"""The facts of an organisation in the register."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import (
    Capacity,
    Country,
    DissolutionReason,
    Instrument,
    LegalForm,
    Sector,
    SuccessionKind,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import Identifier
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import OrganisationRef
from partnerflow.domain.vocabulary.values import Day, Line


@declare("organisation", founding=True, nl="Organisatie geregistreerd", en="Organisation registered")
class OrganisationRegistered(Payload):
    """An organisation enters the register under its code."""

    name: Line
    legal_form: LegalForm
    sector: Sector
    country: Country
    identifiers: Annotated[tuple[Identifier, ...], Items()]


@declare("organisation", path="names", nl="Organisatie hernoemd", en="Organisation renamed")
class OrganisationRenamed(Payload):
    """The organisation goes by another name from this day."""

    name: Line


@declare("organisation", path="successions", nl="Organisatie opgevolgd", en="Organisation succeeded")
class OrganisationSucceeded(Payload):
    """Another organisation takes its place by law; one fact for each successor."""

    successor: OrganisationRef
    kind: SuccessionKind
    legal_act: Line | None = None


@declare("organisation", path="dissolution", nl="Organisatie opgeheven", en="Organisation dissolved")
class OrganisationDissolved(Payload):
    """The organisation ceases to exist without a successor."""

    reason_code: DissolutionReason


@declare("organisation", path="signing-rules", nl="Tekenbevoegdheid vastgelegd", en="Signing rule stated")
class SigningRuleStated(Payload):
    """Who may bind this organisation, as a standing rule."""

    organ: Line
    instrument: Instrument
    capacities: Annotated[tuple[Capacity, ...], Items(minimum=1, unique=True)]
    joint_signatories: Annotated[int, Integer(minimum=1, maximum=9)]
    valid_from: Day
    valid_through: Day | None = None
