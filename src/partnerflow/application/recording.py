"""Recording one fact through the door: fill in, read, look, refuse or record, with what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from partnerflow.application.filling import filled
from partnerflow.application.looking import no_such
from partnerflow.application.ports import IdempotencyKey, Receipt, Stream
from partnerflow.application.unit_of_work import ANYBODY, Provenance, UnitOfWork
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.consequences import consequences, following, proposals
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.lines import read_fact
from partnerflow.domain.sealing import commitments
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.errors import FaultyError, MalformedError, RefusedError, StaleVersionError, VersionRequiredError
from partnerflow.process.definition import ProcessDefinition

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

ATTEMPTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRequest:
    """A fact as a client tells it.

    `line` holds what it gave of the fact's members (``by``, ``occurredAt``, ``note``, ``data`` …); the rest is filled in.
    `expected_version` is the version the client saw: None only for a fact that founds its stream.
    """

    stream: str
    key: str
    fact: str
    line: Mapping[str, Any]
    expected_version: int | None = None
    version_required: bool = True
    principal: str = ANYBODY
    request: str | None = None
    idempotency: IdempotencyKey | None = None
    process: ProcessDefinition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A fact that usually follows, ready to be sent."""

    fact: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """What was recorded: the facts as they are kept (sealed), the new version, and what usually follows.

    `replayed` when the idempotency key was known: nothing was recorded now, and `facts` are those of the first time.
    """

    stream: Stream
    facts: tuple[AnyFact, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    proposed: tuple[Proposed, ...] = ()
    replayed: bool = False


Teller = Callable[[UnitOfWork, RecordRequest], None]
"""Tells a unit of work what a request asks for; may be asked again, of another unit, when a writer came between."""


def tell_one(work: UnitOfWork, request: RecordRequest) -> None:
    """The one fact of a request, and what follows from it.

    Raises:
        MalformedError, RefusedError: it cannot be read, or may not be recorded.
    """
    fact = read_line(work, request, request.line)
    tell(work, fact)
    for data in consequences(told(work, request), fact):
        tell(work, following(told(work, request), fact, data), follows=True)


def record(service: Partnerflow, request: RecordRequest, teller: Teller = tell_one) -> RecordAnswer:
    """See `Partnerflow.record`. Everything the teller tells is kept in one transaction, or nothing is."""
    try:
        return _recorded(service, request, teller)
    except (StaleVersionError, FaultyError):
        # A retry comes upon what its first attempt brought about: the key tells it from a conflict.
        receipt = service.streams.recall(request.idempotency) if request.idempotency is not None else None
        if receipt is None:
            raise
        return _replayed(service, request, receipt)


def _recorded(service: Partnerflow, request: RecordRequest, teller: Teller) -> RecordAnswer:
    for attempt in range(ATTEMPTS):
        try:
            return _attempt(service, request, teller, fresh=attempt > 0)
        except RefusedError:
            # What was cached of other streams may have been overtaken: refuse only what is refused on a fresh look.
            if attempt > 0:
                raise
        except StaleVersionError:
            # Another writer came between; without a version of its own the client loses nothing by a second look.
            if request.expected_version is not None or attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _attempt(service: Partnerflow, request: RecordRequest, teller: Teller, *, fresh: bool) -> RecordAnswer:
    fact_type = FACT_TYPES[request.fact]
    stream = service.streams.find(request.stream, request.key, at_least=None if fresh else request.expected_version)
    _check_version(request, fact_type, stream)
    work = UnitOfWork(
        service.streams,
        request.process or service.processes.latest("partnership"),
        service.chance,
        service.clock.now(),
        Provenance(principal=request.principal, request=request.request),
        processes=service.processes,
        seen=stream,
        fresh=fresh,
    )
    teller(work, request)
    receipt = work.save(request.idempotency)
    if receipt.replayed:
        return _replayed(service, request, receipt)
    (change,) = work.changes()
    facts = tuple(item.fact for item in change.facts)
    return RecordAnswer(
        stream=Stream(head=receipt.heads[0], history=change.history),
        facts=facts,
        texts={item.commitment: item.value for recorded in change.facts for item in recorded.disclosures},
        proposed=_proposed(change.history, facts),
    )


def _replayed(service: Partnerflow, request: RecordRequest, receipt: Receipt) -> RecordAnswer:
    """The answer to a request that was answered before: the facts as they were kept then."""
    last = receipt.heads[0].version
    stream = service.streams.find(request.stream, request.key, at_least=last)
    if stream is None:
        raise no_such(request.stream, request.key)
    facts = _written_together(stream.history.facts[:last], request)
    wanted = [sealed for fact in facts for sealed in commitments(fact)]
    then = stream.history.until(last)
    return RecordAnswer(
        stream=Stream(head=receipt.heads[0], history=then),
        facts=tuple(facts),
        texts=service.streams.texts(stream.head.stream_id, wanted),
        proposed=_proposed(then, facts),
        replayed=True,
    )


def _written_together(facts: Sequence[AnyFact], request: RecordRequest) -> tuple[AnyFact, ...]:
    """The facts of the append that ended here: one instant, one request, behind the version that the writer saw."""
    start, last = len(facts) - 1, facts[-1]
    while start > (request.expected_version or 0) and _of_one(facts[start - 1], last):
        start -= 1
    return tuple(facts[start:])


def _of_one(fact: AnyFact, last: AnyFact) -> bool:
    return (fact.recorded_at, fact.request) == (last.recorded_at, last.request)


def _proposed(history: History, facts: Sequence[AnyFact]) -> tuple[Proposed, ...]:
    return tuple(Proposed(fact=name, data=data) for fact in facts for name, data in proposals(history, fact))


def _check_version(request: RecordRequest, fact_type: FactType, stream: Stream | None) -> None:
    if stream is None:
        if not fact_type.founding:
            raise no_such(request.stream, request.key)
        return
    found = stream.head.version
    if request.expected_version is None:
        if request.version_required and not fact_type.founding:
            raise VersionRequiredError("say which version you saw, by If-Match or expectedVersion", found=found)
    elif found != request.expected_version:
        told = f"expected version {request.expected_version} of {request.key}, found {found}; reload and retry"
        raise StaleVersionError(told, expected=request.expected_version, found=found)


def read_line(
    work: UnitOfWork,
    request: RecordRequest,
    line: Mapping[str, Any],
    fact: str | None = None,
    history: History | None = None,
) -> AnyFact:
    """A line of a request as a fact of a type, filled in behind a history: the stream as it will be, unless told.

    Raises:
        MalformedError: it is no such fact.
    """
    if history is None:
        history = work.history(request.stream, request.key) or History(request.stream, work.process)
    whole = {**line, "stream": request.stream, "key": request.key}
    read, faults = read_fact(filled(whole, FACT_TYPES[fact or request.fact], history, work.today, work.definition))
    if read is None:
        raise MalformedError(faults)
    return read


def tell(work: UnitOfWork, fact: AnyFact, *, follows: bool = False) -> None:
    """Let a unit of work take a fact up, told by whoever asks or following from what was told.

    Raises:
        MalformedError, RefusedError: with every reason why not.
        ForbiddenError: it is not for whoever asks to tell it.
    """
    faults = work.tell(fact, follows=follows)
    if faults:
        raise (MalformedError if faults[0].code == "schema" else RefusedError)(faults)


def told(work: UnitOfWork, request: RecordRequest) -> History:
    """The stream of a request as it will be."""
    history = work.history(request.stream, request.key)
    assert history is not None, "a fact was told to it"
    return history
