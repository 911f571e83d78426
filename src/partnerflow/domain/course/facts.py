"""The facts of the course: founding, phases, returns, pauses, waivers, renewal and end."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from partnerflow.domain.vocabulary.enumerations import (
    AmbitionFate,
    EndingKind,
    EndingReason,
    ExternalCapacity,
    FoundingProfile,
    GuardId,
    PauseReason,
    PhaseKey,
    ProfileKey,
    Recommitment,
    RenewalTrigger,
    ReturnReason,
    ReturnScope,
    TakeoverProfile,
    WaiverResolution,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items
from partnerflow.domain.vocabulary.objects import (
    Acknowledgement,
    Attachment,
    DeliverableRef,
    FactAddress,
    Fate,
    InitiatorSolution,
    Money,
    Period,
    ProcessVersion,
    Renamings,
    RepairItem,
)
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    DecisionRef,
    NewExternal,
    NewRenewal,
    NewReturn,
    NewWaiver,
    OrganisationRef,
    PartnershipRef,
    ProjectRef,
    RenewalRef,
    ReturnRef,
    WaiverRef,
)
from partnerflow.domain.vocabulary.values import Day, Line, Prose


@declare("partnership", founding=True, nl="Samenwerkingsverband gestart", en="Partnership initiated")
class PartnershipInitiated(Payload):
    """An initiator begins to prepare a partnership."""

    name: Line
    issue: Prose
    reason: Prose
    region: Line
    target_group: Line | None = None
    initiator: OrganisationRef
    profile: FoundingProfile
    initiator_solution: InitiatorSolution | None = None


@declare("partnership", founding=True, nl="Samenwerkingsverband overgenomen", en="Partnership imported")
class PartnershipImported(Payload):
    """A running partnership is taken over in a later phase; earlier guards are not verified."""

    name: Line
    issue: Prose
    region: Line
    target_group: Line | None = None
    phase: PhaseKey
    profile: TakeoverProfile
    source: Prose


@declare("partnership", path="profile", nl="Profiel gewijzigd", en="Profile changed")
class ProfileChanged(Payload):
    """Another profile, another set of rules, applies from this day."""

    profile: ProfileKey
    reason: Prose | None = None


@declare("partnership", path="externals", nl="Externe ingeschakeld", en="External engaged")
class ExternalEngaged(Payload):
    """Somebody outside the parties gets a part and a reference of its own."""

    external: NewExternal
    capacity: ExternalCapacity
    description: Prose | None = None


@declare("partnership", path="stakeholders", nl="Belanghebbenden in kaart gebracht", en="Stakeholders mapped")
class StakeholdersMapped(Payload):
    """The field around the issue was mapped, and whose voice is missing."""

    stakeholders: Annotated[int, Integer(minimum=1, maximum=10000)]
    key_stakeholders: Annotated[int, Integer(minimum=0, maximum=10000)]
    missing_voices: Annotated[tuple[Line, ...], Items()]
    deliverable: DeliverableRef | None = None


@declare("partnership", path="moves", move="advance", nl="Naar de volgende fase", en="Phase advanced")
class PhaseAdvanced(Payload):
    """The partnership goes one phase on; its guards are judged on what is known here."""

    from_: PhaseKey = field(name="from")
    to: PhaseKey
    decision: DecisionRef | None = None
    acknowledged: Annotated[tuple[Acknowledgement, ...], Items()] | None = None


@declare("partnership", path="return-requests", personal=True, nl="Terugkeer gevraagd", en="Return requested")
class ReturnRequested(Payload):
    """A partner asks to go back: a signal that is always kept."""

    organisation: OrganisationRef
    to: PhaseKey
    reasons: Annotated[tuple[ReturnReason, ...], Items(minimum=1, unique=True)]
    explanation: Prose | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="moves", move="return", nl="Teruggekeerd naar een eerdere fase", en="Phase returned")
class PhaseReturned(Payload):
    """The partners go back to an earlier phase; nothing is undone by it."""

    return_: NewReturn = field(name="return")
    from_: PhaseKey = field(name="from")
    to: PhaseKey
    reasons: Annotated[tuple[ReturnReason, ...], Items(minimum=1, unique=True)]
    explanation: Prose | None = None
    return_scope: ReturnScope
    project: ProjectRef | None = None
    decision: DecisionRef
    fates: Annotated[tuple[Fate, ...], Items()]
    ambition_fate: AmbitionFate
    repair_agenda: Annotated[tuple[RepairItem, ...], Items(minimum=1)]
    target_on: Day
    funder_notice_needed: bool
    supersedes: ReturnRef | None = None


@declare("partnership", path="moves", move="pause", nl="Gepauzeerd", en="Partnership paused")
class PartnershipPaused(Payload):
    """The clock stops: no advance, return, adoption or signature until it is resumed."""

    reason_code: PauseReason
    expected_resume_on: Day
    decision: DecisionRef | None = None
    running_duties: Annotated[tuple[Prose, ...], Items()] | None = None


@declare("partnership", path="moves", move="resume", nl="Hervat", en="Partnership resumed")
class PartnershipResumed(Payload):
    """The pause is over."""

    explanation: Prose | None = None


@declare("partnership", path="waivers", nl="Gemotiveerde afwijking", en="Guard waived")
class GuardWaived(Payload):
    """The partners knowingly pass one guard, perhaps for one party, by decision."""

    waiver: NewWaiver
    guard: GuardId
    organisation: OrganisationRef | None = None
    reason: Prose
    decision: DecisionRef
    valid_through: Day | None = None


@declare("partnership", path="waivers/{waiver}/resolution", nl="Afwijking opgelost", en="Waiver resolved")
class WaiverResolved(Payload):
    """What was waived is settled after all, or the waiver has ended."""

    waiver: WaiverRef
    how: WaiverResolution
    proven_by: Annotated[tuple[FactAddress, ...], Items()] | None = None


@declare("partnership", path="renewals", nl="Vernieuwing geopend", en="Renewal opened")
class RenewalOpened(Payload):
    """The partners begin to decide on a next term."""

    renewal: NewRenewal
    term_number: Annotated[int, Integer(minimum=2, maximum=99)]
    proposed_period: Period
    trigger: RenewalTrigger


@declare(
    "partnership",
    path="renewals/{renewal}/recommitments",
    personal=True,
    nl="Partner herbevestigd",
    en="Partner recommitted",
)
class PartnerRecommitted(Payload):
    """One partner tells whether and how it goes on in the next term."""

    renewal: RenewalRef
    organisation: OrganisationRef
    outcome: Recommitment
    effective_on: Day | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="moves", move="renew", nl="Samenwerkingsverband vernieuwd", en="Partnership renewed")
class PartnershipRenewed(Payload):
    """A new term is decided; every counting partner answered and the ambition is shared."""

    renewal: RenewalRef
    term_number: Annotated[int, Integer(minimum=2, maximum=99)]
    period: Period
    decision: DecisionRef


@declare("partnership", path="moves", move="end", nl="Samenwerkingsverband beëindigd", en="Partnership ended")
class PartnershipEnded(Payload):
    """The partnership comes to its end."""

    kind: EndingKind
    ending_reasons: Annotated[tuple[EndingReason, ...], Items(minimum=1, unique=True)]
    decision: DecisionRef | None = None
    successor_partnership: PartnershipRef | None = None


@declare("partnership", path="closing-report", nl="Beëindigingsverslag ingediend", en="Closing report filed")
class ClosingReportFiled(Payload):
    """What was reached and learned, and what remains to be done, after the end."""

    reached: Prose
    learned: Prose
    open_duties: Annotated[tuple[Prose, ...], Items()]
    contributions_settled: bool
    costs: Money | None = None
    archive_holder: OrganisationRef | None = None
    retain_through: Day | None = None


@declare("partnership", path="process-migrations", nl="Overgegaan op een nieuwe procesversie", en="Process migrated")
class ProcessMigrated(Payload):
    """From this day the partnership keeps to another definition; a word that is not renamed keeps its name."""

    to: ProcessVersion
    phases: Renamings | None = None
    deliverables: Renamings | None = None
    guards: Renamings | None = None
    profiles: Renamings | None = None
    return_reasons: Renamings | None = None
    decision: DecisionRef | None = None
    reason: Prose
