"""The small objects that facts are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from msgspec import field

from partnerflow.domain.vocabulary.enumerations import (
    Capacity,
    DeliverableKind,
    ExclusionReason,
    FateKind,
    GuardId,
    IdentifierScheme,
    Method,
    PhaseKey,
    ScanCondition,
    StreamKind,
)
from partnerflow.domain.vocabulary.kinds import Integer, Items, Number
from partnerflow.domain.vocabulary.references import OrganisationRef, PersonRef, ProjectRef
from partnerflow.domain.vocabulary.structs import Declared, SectionsOf, describe, kind_of
from partnerflow.domain.vocabulary.values import (
    Currency,
    Day,
    FactIdentity,
    IndicatorName,
    Line,
    ProcessName,
    ProcessWord,
    Prose,
    Sha256,
    StreamKey,
    Version,
)


@describe("money", describes="minor = integer minor units (eurocent); currency = ISO 4217")
class Money(Declared):
    """An amount in whole minor units of one currency."""

    minor: Annotated[int, Integer(minimum=0, maximum=100000000000000)]
    currency: Currency


@describe("period", describes="both days included")
class Period(Declared):
    """Days from start through end."""

    start: Day
    end: Day


@describe("attachment")
class Attachment(Declared):
    """A document named, perhaps with its hash."""

    name: Line
    sha256: Sha256 | None = None


@describe("identifier")
class Identifier(Declared):
    """The number of an organisation in an official register."""

    scheme: IdentifierScheme
    id: Line


@describe("deliverable")
class DeliverableRef(Declared):
    """One version of one deliverable; a project sheet names its project."""

    kind: DeliverableKind
    project: ProjectRef | None = None
    version: Version


@describe(at_least=1)
class Entry(Declared):
    """One row of a section."""

    organisation: OrganisationRef | None = None
    label: Line | None = None
    text: Prose | None = None
    date: Day | None = None
    amount: Money | None = None


@describe("section")
class Section(Declared):
    """One section of a deliverable: its text and its rows."""

    text: Prose
    entries: Annotated[tuple[Entry, ...], Items(minimum=None, maximum=200)] | None = None


Sections = Annotated[
    dict[str, Section],
    SectionsOf(name="sections", of=kind_of(Section), describes="keys depend on the kind of deliverable"),
]


@describe("fate")
class Fate(Declared):
    """What a return does to one version."""

    deliverable: DeliverableRef
    fate: FateKind


@describe("repairItem")
class RepairItem(Declared):
    """One thing to repair after a return."""

    text: Prose
    organisation: OrganisationRef | None = None
    due_on: Day | None = None


@describe("acknowledgement")
class Acknowledgement(Declared):
    """A signal that was seen and passed, with the reason."""

    guard: GuardId
    reason: Prose


@describe("processVersion")
class ProcessVersion(Declared):
    """One version of one process; its fingerprint says which text that is."""

    name: ProcessName
    version: Annotated[int, Integer(minimum=1, maximum=999999999)]
    fingerprint: Sha256 | None = None


@describe("renaming")
class Renaming(Declared):
    """A word of the definition that was, and the word that stands for the same in the next."""

    from_: ProcessWord = field(name="from")
    to: ProcessWord


Renamings = Annotated[tuple[Renaming, ...], Items(minimum=1, maximum=200)]


@describe("initiatorSolution")
class InitiatorSolution(Declared):
    """The initiator's own solution, and whether it is labelled as an image."""

    text: Prose
    labelled_as_image: bool


@describe("reading")
class Reading(Declared):
    """How one party reads a word."""

    organisation: OrganisationRef
    text: Prose


@describe("reservation")
class Reservation(Declared):
    """A reservation to an endorsement; only a blocking one counts against it."""

    text: Prose
    blocking: bool


@describe("phaseMethod")
class PhaseMethod(Declared):
    """The decision method agreed for one phase."""

    phase: PhaseKey
    method: Method


@describe("signatory")
class Signatory(Declared):
    """A person who signs, in a capacity."""

    person: PersonRef
    capacity: Capacity


@describe("exclusion")
class Exclusion(Declared):
    """A party left out of a round, on a ground."""

    organisation: OrganisationRef
    reason_code: ExclusionReason


@describe("share")
class Share(Declared):
    """A part of a whole: quorum or majority."""

    numerator: Annotated[int, Integer(minimum=1, maximum=100)]
    denominator: Annotated[int, Integer(minimum=1, maximum=100)]


@describe("scanScore")
class ScanScore(Declared):
    """The mean of one condition over all partners."""

    condition: ScanCondition
    mean: Annotated[Decimal, Number(minimum=1, maximum=5)]
    spread: Annotated[Decimal, Number(minimum=0, maximum=4)] | None = None


@describe("improvement")
class Improvement(Declared):
    """One point of the improvement agenda."""

    text: Prose
    organisation: OrganisationRef | None = None
    due_on: Day | None = None


@describe("indicator")
class Indicator(Declared):
    """A counted result."""

    indicator: IndicatorName
    value: Annotated[Decimal, Number(minimum=0, maximum=1000000000000)]


@describe("factRef")
class FactAddress(Declared):
    """The address of a fact in any stream."""

    stream: StreamKind
    key: StreamKey
    fact: FactIdentity


@describe("packUpTo")
class PackUpTo(Declared):
    """The last day and fact that a pack holds."""

    date: Day
    fact: FactAddress
