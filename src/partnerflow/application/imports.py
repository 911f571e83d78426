"""Importing histories: facts as JSON Lines, every rule checked in order; all or nothing, or stream by stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from partnerflow.application.ports import Change
from partnerflow.application.unit_of_work import Provenance, UnitOfWork
from partnerflow.domain import strict_json
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.lines import read_fact
from partnerflow.domain.sealing import commitments, map_texts, opened
from partnerflow.errors import Fault, MalformedError, RefusedError
from partnerflow.process.definition import ProcessDefinition

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

PROGRESS_EVERY = 1000
UNREADABLE = frozenset({"encoding", "limits", "json", "characters", "schema"})
_WIRE = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """How to import: `dry_run` checks everything and records nothing; `per_stream` keeps the streams that are whole."""

    dry_run: bool = False
    per_stream: bool = False
    principal: str = "anonymous"
    request: str | None = None
    process: ProcessDefinition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did: facts read, recorded now, known already; streams kept; and, by stream, what was refused."""

    import_id: str
    dry_run: bool
    read: int
    recorded: int
    known: int
    streams: tuple[str, ...]
    refused: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Run:
    work: UnitOfWork
    import_id: str
    read: int = 0
    known: int = 0
    refused: list[Fault] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)


def import_facts(
    service: Partnerflow, lines: Iterable[bytes], request: ImportRequest, progress: Callable[[int], None] | None = None
) -> ImportReport:
    """See `Partnerflow.import_facts`.

    Raises:
        MalformedError: the first line refused cannot be read; `faults` name line, pointer, class and reason.
        RefusedError: the first line refused breaks a rule.
    """
    import_id = str(service.chance.identity())
    provenance = Provenance(principal=request.principal, request=request.request, import_id=import_id)
    process = request.process or service.processes.latest("partnership")
    work = UnitOfWork(service.streams, process, service.chance, service.clock.now(), provenance)
    run = _Run(work=work, import_id=import_id)
    for number, line in enumerate(lines, 1):
        faults = _take(service, run, line.removesuffix(b"\n"))
        if faults:
            run.refused.extend(replace(fault, line=number) for fault in faults)
            if not request.per_stream:
                raise _error(run.refused)
        if progress is not None and number % PROGRESS_EVERY == 0:
            progress(number)
    changes = [change for change in work.changes() if (change.head.kind, change.head.key) not in run.broken]
    if changes and not request.dry_run:
        service.streams.save(changes)
    return _report(run, changes, request)


def _take(service: Partnerflow, run: _Run, line: bytes) -> list[Fault]:
    run.read += 1
    value, faults = strict_json.load(line)
    if value is None:
        return faults
    fact, faults = read_fact(value)
    if fact is None:
        stream, key = value.get("stream"), value.get("key")
        if isinstance(stream, str) and isinstance(key, str):
            run.broken.add((stream, key))
        return faults
    address = (fact.stream, fact.key)
    if address in run.broken:
        return []
    if _is_known(service, run, fact):
        run.known += 1
        return []
    faults = run.work.tell(fact)
    if faults:
        run.broken.add(address)
    return faults


def _is_known(service: Partnerflow, run: _Run, fact: AnyFact) -> bool:
    """Whether this very fact was recorded before: then telling it again changes nothing."""
    history = run.work.history(fact.stream, fact.key)
    position = history.index.ids.get(fact.id) if history is not None else None
    if history is None or position is None:
        return False
    stream = service.streams.find(fact.stream, fact.key, at_least=position)
    if stream is None or position > stream.head.version:
        return False
    sealed = history.facts[position - 1]
    texts = service.streams.texts(stream.head.stream_id, commitments(sealed))
    return _same(fact, sealed, texts)


def _same(told: AnyFact, sealed: AnyFact, texts: dict[str, str]) -> bool:
    # What was erased stays erased: a text that is gone is not compared, and never restored.
    kept = opened(sealed, texts, None)
    present = iter(commitments(sealed))
    blanked = map_texts(told, lambda _, text: text if texts.get(next(present, "")) is not None else None)
    return _WIRE.encode(kept.as_told()) == _WIRE.encode(blanked)


def _error(faults: list[Fault]) -> MalformedError | RefusedError:
    kind = MalformedError if faults[0].code in UNREADABLE else RefusedError
    return kind(faults, f"line {faults[0].line} was refused; nothing was recorded")


def _report(run: _Run, changes: list[Change], request: ImportRequest) -> ImportReport:
    return ImportReport(
        import_id=run.import_id,
        dry_run=request.dry_run,
        read=run.read,
        recorded=sum(len(change.facts) for change in changes),
        known=run.known,
        streams=tuple(f"{change.head.kind}/{change.head.key}" for change in changes),
        refused=tuple(run.refused),
    )


def lines_of(chunks: Iterable[bytes], maximum: int = strict_json.MAXIMUM_BYTES) -> Iterator[bytes]:
    """The lines of a body that comes in chunks; a line longer than `maximum` is cut after it, and so refused, not held."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
        if len(rest) > maximum + 1:
            yield rest[: maximum + 1]
            return
    if rest:
        yield rest
