"""The fact: something that happened, told by somebody, with two times, and what the store adds when it records it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Generic, Literal, Self, TypeVar

from msgspec import field
from msgspec.structs import replace

from partnerflow.domain.vocabulary import kinds
from partnerflow.domain.vocabulary.enumerations import StreamKind
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.domain.vocabulary.values import Day, Moment, Prose

P = TypeVar("P", bound=Payload, covariant=True)

FactId = Annotated[str, kinds.Text(form="ref_fact", maximum=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,70}-[0-9]{4,6}$")]
Key = Annotated[str, kinds.Text(minimum=2, maximum=60)]
Outcome = Literal["met", "unmet", "waived", "acknowledged", "not_applicable", "taken_over"]


class ProcessPin(Declared):
    """The process definition that a founding fact pins its stream to."""

    name: str
    version: int
    fingerprint: str


class GuardFinding(Declared):
    """How one guard came out at a move, and the facts that carried it."""

    guard: str
    outcome: Outcome
    facts: tuple[str, ...]


class StreamRead(Declared):
    """Another stream that was read for a move, at its version."""

    stream: str
    key: str
    version: int


class Evidence(Declared):
    """What a move rested on when it was made."""

    counting: tuple[str, ...]
    guards: tuple[GuardFinding, ...]
    reads: tuple[StreamRead, ...] = ()


class Fact(Declared, Generic[P]):
    """A fact as it is told, imported, stored and shown; the members after `data` are the store's own.

    In a stored fact each disclosed text is a commitment to it (docs/spec/disclosures.md).
    """

    id: str
    type: str = field(name="fact")
    stream: StreamKind
    key: str
    occurred_at: Moment
    known_at: Moment | None = None
    by: ActorRef
    on_behalf_of: OrganisationRef | None = None
    note: Prose | None = None
    data: P
    recorded_at: str | None = None
    principal: str | None = None
    import_id: str | None = field(default=None, name="import")
    request: str | None = None
    process: ProcessPin | None = None
    evidence: Evidence | None = None

    @property
    def occurred_on(self) -> Day:
        """The calendar day, as written, on which it was true."""
        return self.occurred_at[:10]

    @property
    def known_on(self) -> Day:
        """The calendar day, as written, on which the administration knew it."""
        return (self.known_at or self.occurred_at)[:10]

    def as_told(self) -> Self:
        """The fact without what the store added to it."""
        own = dict.fromkeys(("recorded_at", "principal", "import_id", "request", "process", "evidence"))
        return replace(self, **own)


AnyFact = Fact[Payload]


def of_types(facts: Iterable[AnyFact], *payloads: type[Payload]) -> list[AnyFact]:
    """Those of these facts that are of one of these types, in the same order."""
    wanted = frozenset(payloads)
    # No fact type is below another, and a course is swept many times over: `isinstance` costs several times as much.
    return [fact for fact in facts if type(fact.data) in wanted]
