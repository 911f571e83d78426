"""The facts of process agreements, proposals, positions, objections and decisions."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import (
    Channel,
    Method,
    ObjectionBecomes,
    ObjectionTouches,
    OutcomeKind,
    PositionKind,
    Silence,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import Attachment, Exclusion, PhaseMethod, Share
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    BodyRef,
    DecisionRef,
    NewDecision,
    NewObjection,
    NewProposal,
    ObjectionRef,
    OrganisationRef,
    ProposalRef,
)
from partnerflow.domain.vocabulary.subjects import Subject
from partnerflow.domain.vocabulary.values import Day, Prose, TextHash


@declare("partnership", path="process-agreements", nl="Procesafspraken gemaakt", en="Process agreements set")
class ProcessAgreementsSet(Payload):
    """How the partners work: method by phase, silence, windows."""

    agreements: Annotated[tuple[Prose, ...], Items(minimum=1)]
    methods: Annotated[tuple[PhaseMethod, ...], Items(minimum=1)]
    silence: Silence
    minor_change_days: Annotated[int, Integer(minimum=1, maximum=90)] | None = None
    notice_months: Annotated[int, Integer(minimum=0, maximum=36)] | None = None
    decision: DecisionRef


@declare("partnership", path="proposals", nl="Voorstel voorgelegd", en="Proposal tabled")
class ProposalTabled(Payload):
    """A frozen text is put to the entitled parties, with a method and a deadline."""

    proposal: NewProposal
    subjects: Annotated[tuple[Subject, ...], Items(minimum=1)]
    text: Prose
    sha256: TextHash
    method: Method
    entitled: Annotated[tuple[OrganisationRef, ...], Items(minimum=1, unique=True)]
    excluded: Annotated[tuple[Exclusion, ...], Items()] | None = None
    body: BodyRef | None = None
    decider: OrganisationRef | None = None
    quorum: Share | None = None
    majority: Share | None = None
    silence: Silence
    deadline: Day


@declare("partnership", path="proposals/{proposal}/amendments", nl="Voorstel gewijzigd", en="Proposal amended")
class ProposalAmended(Payload):
    """The text changed: a new round with a new frozen text."""

    proposal: ProposalRef
    round: Annotated[int, Integer(minimum=2, maximum=20)]
    subjects: Annotated[tuple[Subject, ...], Items(minimum=1)]
    text: Prose
    sha256: TextHash
    entitled: Annotated[tuple[OrganisationRef, ...], Items(minimum=1, unique=True)]
    excluded: Annotated[tuple[Exclusion, ...], Items()] | None = None
    deadline: Day


@declare("partnership", path="proposals/{proposal}/advice", personal=True, nl="Advies gegeven", en="Advice given")
class AdviceGiven(Payload):
    """A party gives the advice that was asked of it."""

    proposal: ProposalRef
    organisation: OrganisationRef
    advice: Prose
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="proposals/{proposal}/positions",
    personal=True,
    nl="Positie ingenomen",
    en="Position taken",
    confined="conflicts",
)
class PositionTaken(Payload):
    """One entitled party takes a position in this round; its last one counts."""

    proposal: ProposalRef
    round: Annotated[int, Integer(minimum=1, maximum=20)]
    organisation: OrganisationRef
    position: PositionKind
    concern: Prose | None = None
    channel: Channel | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="proposals/{proposal}/objections",
    personal=True,
    nl="Bezwaar ingediend",
    en="Objection raised",
    confined="conflicts",
)
class ObjectionRaised(Payload):
    """An argued objection in a consent round; a paramount one blocks."""

    objection: NewObjection
    proposal: ProposalRef
    round: Annotated[int, Integer(minimum=1, maximum=20)]
    organisation: OrganisationRef
    paramount: bool
    grounds: Prose
    touches: Annotated[tuple[ObjectionTouches, ...], Items(minimum=1, unique=True)]
    remedy: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare(
    "partnership",
    path="proposals/{proposal}/objections/{objection}/integration",
    nl="Bezwaar geïntegreerd",
    en="Objection integrated",
)
class ObjectionIntegrated(Payload):
    """The text was changed and the raiser confirms it."""

    objection: ObjectionRef
    proposal: ProposalRef
    confirmed_by: OrganisationRef
    text_change: Prose


@declare(
    "partnership",
    path="proposals/{proposal}/objections/{objection}/withdrawal",
    nl="Bezwaar ingetrokken",
    en="Objection withdrawn",
    confined="conflicts",
)
class ObjectionWithdrawn(Payload):
    """The raiser takes the objection back, perhaps leaving a concern."""

    objection: ObjectionRef
    proposal: ProposalRef
    becomes: ObjectionBecomes
    reason: Prose | None = None


@declare("partnership", path="proposals/{proposal}/withdrawal", nl="Voorstel ingetrokken", en="Proposal withdrawn")
class ProposalWithdrawn(Payload):
    """The proposal leaves the table; its open objections stay unresolved."""

    proposal: ProposalRef
    reason: Prose


@declare("partnership", path="proposals/{proposal}/decision", nl="Besluit genomen", en="Decision taken")
class DecisionTaken(Payload):
    """The round closes with an outcome."""

    decision: NewDecision
    proposal: ProposalRef
    round: Annotated[int, Integer(minimum=1, maximum=20)]
    outcome: OutcomeKind
    effective_from: Day
    review_on: Day | None = None
    minutes: Attachment | None = None
