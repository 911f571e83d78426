"""Looking at one stream: its state, its history, and the answers to questions about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from partnerflow.application.ports import Stream
from partnerflow.application.unit_of_work import Provenance, UnitOfWork
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.partnership import State
from partnerflow.domain.record.facts import RecordCorrected, RecordRetracted
from partnerflow.domain.sealing import commitments, opened
from partnerflow.errors import NotFoundError
from partnerflow.questions.asking import ask as ask_history

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

ERASED = "[…]"
_WIRE = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateView:
    """A state and what it is the state of."""

    stream: Stream
    state: State
    version: int
    as_of: str | None
    as_known_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Which facts of a stream, and in which order; `after` is the version behind which the page begins."""

    types: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    by: str | None = None
    since: str | None = None
    until: str | None = None
    after: int | None = None
    newest_first: bool = False
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One fact as it is shown: its version, the fact with its texts, and whether later facts corrected or retracted it."""

    version: int
    fact: AnyFact
    corrected_by: tuple[str, ...] = ()
    retracted_by: str | None = None

    @property
    def late_days(self) -> int:
        """How many days later it was known than it occurred."""
        return (date.fromisoformat(self.fact.known_on) - date.fromisoformat(self.fact.occurred_on)).days

    def as_json(self) -> bytes:
        """The fact as JSON, decimals as numbers."""
        return _WIRE.encode(self.fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage:
    """A page of facts; `following` continues it, None at the end."""

    stream: Stream
    items: tuple[FactView, ...]
    following: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer, the day it speaks of, what it is an answer to, and the facts behind it."""

    question: str
    answer: Any
    day: str
    as_of: str | None
    as_known_at: str | None
    position: int
    version: int
    facts: tuple[str, ...]


def stream_at(service: Partnerflow, kind: str, key: str) -> Stream:
    """The stream at an address, as new as the store.

    Raises:
        NotFoundError: there is none.
    """
    stream = service.streams.find(kind, key)
    if stream is None:
        raise NotFoundError(f"there is no {kind} {key}", kind=kind, key=key)
    return stream


def state(
    service: Partnerflow, kind: str, key: str, *, as_of: str | None, as_known_at: str | None, at_version: int | None
) -> StateView:
    """See `Partnerflow.state`."""
    stream = stream_at(service, kind, key)
    history = stream.history
    if as_of is None and as_known_at is None and at_version is None:
        seen, version = history.state, history.version
    else:
        version = (
            len(history.reading(as_known_at=as_known_at, version=at_version))
            if at_version is None
            else min(at_version, history.version)
        )
        course = history.course(as_of=as_of, as_known_at=as_known_at, version=at_version)
        if not course:
            raise NotFoundError(f"{kind} {key} had not begun", kind=kind, key=key, as_of=as_of, as_known_at=as_known_at)
        seen = history.at(as_of=as_of, as_known_at=as_known_at, version=at_version)
    return StateView(stream=stream, state=seen, version=version, as_of=as_of, as_known_at=as_known_at)


def history(service: Partnerflow, kind: str, key: str, wanted: FactFilter) -> FactPage:
    """See `Partnerflow.history`."""
    stream = stream_at(service, kind, key)
    numbered = list(enumerate(stream.history.facts, 1))
    if wanted.newest_first:
        numbered.reverse()
    page: list[tuple[int, AnyFact]] = []
    following = None
    for version, fact in numbered:
        if wanted.after is not None and (version >= wanted.after if wanted.newest_first else version <= wanted.after):
            continue
        if _wanted(fact, FACT_TYPES[fact.type].subject, wanted):
            if len(page) == wanted.limit:
                following = page[-1][0]
                break
            page.append((version, fact))
    texts = _texts(service, stream, [fact for _, fact in page])
    marks = _marks(stream)
    items = tuple(
        FactView(
            version=version,
            fact=opened(fact, texts, ERASED),
            corrected_by=marks.get(fact.id, ((), None))[0],
            retracted_by=marks.get(fact.id, ((), None))[1],
        )
        for version, fact in page
    )
    return FactPage(stream=stream, items=items, following=following)


def _wanted(fact: AnyFact, subject: str, wanted: FactFilter) -> bool:
    return (
        (not wanted.types or fact.type in wanted.types)
        and (not wanted.subjects or subject in wanted.subjects)
        and (wanted.by is None or wanted.by in (fact.by, fact.on_behalf_of))
        and (wanted.since is None or fact.occurred_on >= wanted.since)
        and (wanted.until is None or fact.occurred_on <= wanted.until)
    )


def _marks(stream: Stream) -> dict[str, tuple[tuple[str, ...], str | None]]:
    marks: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for fact in stream.history.facts:
        if isinstance(fact.data, RecordCorrected):
            corrections, retraction = marks.get(fact.data.corrects, ((), None))
            marks[fact.data.corrects] = ((*corrections, fact.id), retraction)
        elif isinstance(fact.data, RecordRetracted):
            marks[fact.data.retracts] = (marks.get(fact.data.retracts, ((), None))[0], fact.id)
    return marks


def _texts(service: Partnerflow, stream: Stream, facts: Sequence[AnyFact]) -> dict[str, str]:
    wanted = [sealed for fact in facts for sealed in commitments(fact)]
    if not wanted:
        return {}
    # Asking for all is one plain scan; asking for few is a look-up of each.
    return service.streams.texts(stream.head.stream_id, wanted if len(wanted) < 200 else None)


def ask(
    service: Partnerflow,
    key: str,
    question: str,
    parameters: Mapping[str, str],
    *,
    as_of: str | None,
    as_known_at: str | None,
) -> Answered:
    """See `Partnerflow.ask`."""
    stream = stream_at(service, "partnership", key)
    around = around_of(service)
    answered = ask_history(question, parameters, stream.history, around, as_of=as_of, as_known_at=as_known_at)
    return Answered(
        question=question,
        answer=answered.answer,
        day=answered.day,
        as_of=as_of,
        as_known_at=as_known_at,
        position=service.store.position(),
        version=stream.head.version,
        facts=tuple(answered.facts),
    )


def around_of(service: Partnerflow) -> UnitOfWork:
    """The other streams as they are now, read once for one answer."""
    provenance = Provenance(principal="reader")
    default = service.processes.latest("partnership")
    return UnitOfWork(service.streams, default, service.chance, service.clock.now(), provenance)


def export(service: Partnerflow, kind: str, key: str) -> Iterator[bytes]:
    """See `Partnerflow.export`."""
    stream = stream_at(service, kind, key)
    texts = service.streams.texts(stream.head.stream_id)
    for fact in stream.history.facts:
        line = msgspec.structs.replace(
            opened(fact, texts, ERASED),
            recorded_at=None,
            principal=None,
            import_id=None,
            request=None,
            process=None,
            evidence=None,
        )
        yield _WIRE.encode(line)
