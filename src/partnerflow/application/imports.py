"""Importing histories: facts as JSON Lines, every rule checked in order; all or nothing, or stream by stream."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from partnerflow.application.ports import Change
from partnerflow.application.unit_of_work import ANYBODY, Provenance, UnitOfWork
from partnerflow.domain import strict_json
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.lines import read_fact
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.rules import refuse
from partnerflow.domain.sealing import commitments, map_texts, opened, texts_of
from partnerflow.domain.vocabulary.kinds import pointer_token
from partnerflow.errors import Fault, MalformedError, RefusedError
from partnerflow.process.definition import ProcessDefinition

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

PROGRESS_EVERY = 1000
MOST_LINES_REFUSED = 100
UNREADABLE = frozenset({"encoding", "limits", "json", "characters", "schema"})
_ADDRESS = {name: re.compile(rb'"%s"\s*:\s*"([A-Za-z0-9-]+)"' % name) for name in (b"stream", b"key")}
_WIRE = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """How to import: `dry_run` checks everything and records nothing; `per_stream` keeps the streams that are whole."""

    dry_run: bool = False
    per_stream: bool = False
    principal: str = ANYBODY
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
    """One passage through the lines, without the streams in `excluded`."""

    work: UnitOfWork
    import_id: str
    per_stream: bool
    excluded: frozenset[tuple[str, str]] = frozenset()
    read: int = 0
    known: int = 0
    lines_refused: int = 0
    refused: list[Fault] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)


def import_facts(
    service: Partnerflow, lines: Iterable[bytes], request: ImportRequest, progress: Callable[[int], None] | None = None
) -> ImportReport:
    """See `Partnerflow.import_facts`.

    After a refusal it reads on, to tell what else is wrong: of later lines whatever does not follow from that refusal, up to
    `MOST_LINES_REFUSED` lines. Stream by stream, what leans on a stream that was refused is refused with it.

    Raises:
        MalformedError: the first line refused cannot be read; `faults` name line, pointer, class and reason, `data` the
            import and how much it read.
        RefusedError: the first line refused breaks a rule.
    """
    import_id = str(service.chance.identity())
    if request.per_stream:
        lines = list(lines)
    run = _passage(service, lines, request, import_id, progress=progress)
    if run.refused and not request.per_stream:
        raise _error(run, request)
    while run.broken != run.excluded:
        # Other streams were judged by what a refused one told: once more without it, until what is left stands by itself.
        again = _passage(service, lines, request, import_id, excluded=frozenset(run.broken))
        again.refused[:0] = run.refused
        run = again
    changes = run.work.changes()
    if changes and not request.dry_run:
        service.streams.save(changes)
    return _report(run, changes, request)


def _passage(
    service: Partnerflow,
    lines: Iterable[bytes],
    request: ImportRequest,
    import_id: str,
    *,
    excluded: frozenset[tuple[str, str]] = frozenset(),
    progress: Callable[[int], None] | None = None,
) -> _Run:
    provenance = Provenance(principal=request.principal, request=request.request, import_id=import_id)
    process = request.process or service.processes.latest("partnership")
    work = UnitOfWork(
        service.streams, process, service.chance, service.clock.now(), provenance, processes=service.processes
    )
    run = _Run(work=work, import_id=import_id, per_stream=request.per_stream, excluded=excluded, broken=set(excluded))
    for number, line in enumerate(lines, 1):
        faults = _take(service, run, line.removesuffix(b"\n"))
        if faults:
            run.refused.extend(replace(fault, line=number) for fault in faults)
            run.lines_refused += 1
            if run.lines_refused == MOST_LINES_REFUSED and not request.per_stream:
                break
        if progress is not None and number % PROGRESS_EVERY == 0:
            progress(number)
    return run


def _take(service: Partnerflow, run: _Run, line: bytes) -> list[Fault]:
    run.read += 1
    value, faults = strict_json.load(line)
    if value is None:
        return _unreadable(run, _probable_address(line), faults)
    fact, faults = read_fact(value)
    if fact is None:
        return _unreadable(run, (str(value.get("stream")), str(value.get("key"))), faults)
    address = (fact.stream, fact.key)
    if address in run.broken:
        return []
    known = _known(service, run, fact)
    if known:
        run.known += 1
        return []
    faults = run.work.tell(fact) if known is None else [refuse("duplicate_id", "other_content", "/id", id=fact.id)]
    if not faults:
        return []
    # What is not known may be what was refused before: of one whole import that is told once.
    own = [fault for fault in faults if fault.code != "unknown_reference" or run.per_stream] if run.broken else faults
    run.broken.add(address)
    return own


def _unreadable(run: _Run, address: tuple[str, str], faults: list[Fault]) -> list[Fault]:
    if address in run.excluded:
        return []
    run.broken.add(address)
    return faults


def _probable_address(line: bytes) -> tuple[str, str]:
    """The stream that a line which cannot be read was about: what comes after it in that stream has lost its ground."""
    stream, key = (found[1].decode() if (found := word.search(line)) else "" for word in _ADDRESS.values())
    return stream, key


def _known(service: Partnerflow, run: _Run, fact: AnyFact) -> bool | None:
    """Whether a fact of this id was recorded before as it is told now: telling it again changes nothing. None: there is none."""
    history = run.work.history(fact.stream, fact.key)
    position = history.index.ids.get(fact.id) if history is not None else None
    if history is None or position is None:
        return None
    stream = service.streams.find(fact.stream, fact.key, at_least=position)
    if stream is None or position > stream.head.version:
        return None
    sealed = history.facts[position - 1]
    texts = service.streams.texts(stream.head.stream_id, commitments(sealed))
    return _same(fact, sealed, texts)


def _same(told: AnyFact, sealed: AnyFact, texts: dict[str, str]) -> bool:
    # What was erased stays erased: a text that is gone is not compared, and never restored.
    kept = opened(sealed, texts, None)
    gone = {place for place, commitment in texts_of(sealed).items() if commitment not in texts}
    blanked = map_texts(told, lambda place, text: None if place in gone else text)
    if isinstance(blanked.data, RecordCorrected):
        # Only a sealed correction tells which of its values are texts.
        old, new = (_without(getattr(blanked.data, name), f"/data/{name}", gone) for name in ("old", "new"))
        blanked = structs.replace(blanked, data=structs.replace(blanked.data, old=old, new=new))
    return _WIRE.encode(kept.as_told()) == _WIRE.encode(blanked)


def _without(value: Any, pointer: str, gone: Container[str]) -> Any:
    if pointer in gone:
        return None
    if isinstance(value, dict):
        return {name: _without(item, f"{pointer}/{pointer_token(name)}", gone) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without(item, f"{pointer}/{place}", gone) for place, item in enumerate(value)]
    return value


def _error(run: _Run, request: ImportRequest) -> MalformedError | RefusedError:
    first = run.refused[0]
    kind = MalformedError if first.code in UNREADABLE else RefusedError
    told = f"line {first.line} was refused; nothing was recorded"
    return kind(run.refused, told, import_id=run.import_id, read=run.read, dry_run=request.dry_run)


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
