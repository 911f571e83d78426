"""Processes that write to filled stores in every way: one store whose notary signs, and one where nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from time import monotonic

from benchmarks import sayings
from benchmarks.comparing import Effort
from benchmarks.crew import Act, Crew, crew
from benchmarks.figures import Ground
from benchmarks.filling import LENGTH, fill, keys_of
from benchmarks.floors import raw_insert
from benchmarks.places import Place
from benchmarks.stock import BEGUN
from benchmarks.telling import Data
from partnerflow.application.checkpoints import covering
from partnerflow.application.ports import Append, Disclosure, Event, Head, Stream
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.ledger.kept import KeptLedger

STREAMS = 8
TEXTS = "_texts"
# The notary's own pause: a slice is as long, so that what one epoch costs is in every slice, and once.
PAUSE = 5


def writers(processes: int) -> Ground:
    """So many processes over two stores filled alike, a notary at work in one of them."""

    @contextmanager
    def ready(place: Place, effort: Effort) -> Iterator[Crew]:
        unsigned, streams = place.unsigned(), effort.of(STREAMS)
        for each in (place, unsigned):
            fill(each, processes * streams * 2, max(BEGUN, effort.of(LENGTH)))
        with crew(processes, acts, place, unsigned, streams, PAUSE * effort.seconds) as at_work:
            yield at_work

    return ready


def acts(number: int, place: Place, unsigned: Place, streams: int, pause: float) -> Mapping[str, Act]:
    """What one writing process can do, with texts and without; no two write to the same stream.

    The first one asks for checkpoints too, in `signed`. `rest` leaves the notary without work.
    """
    signing, plain = build(place.settings), build(unsigned.settings)
    own, with_texts = keys_of(number * 2, streams), keys_of(number * 2 + 1, streams)
    record, due = recording(signing, own, texts=False), Due(pause)
    ask = _asking(signing) if number == 0 else lambda: None

    def signed() -> int:
        if due():
            ask()
        return record()

    def rest() -> int:
        covering(signing, signing.store.heads([("partnership", key) for key in own]).values())
        return 0

    record()
    rest()
    record_texts = recording(signing, with_texts, texts=True)
    record_texts()
    return {
        "record": record,
        f"record{TEXTS}": record_texts,
        "signed": signed,
        "unsigned": recording(plain, own, texts=False),
        "rest": rest,
        **_without_rules(place, signing, plain, own[0], ""),
        **_without_rules(place, signing, plain, with_texts[0], TEXTS),
    }


def _without_rules(
    place: Place, service: Partnerflow, unsigned: Partnerflow, key: str, texts: str
) -> Mapping[str, Act]:
    """The last event of a partnership again and again: by the engine alone, and by the store's append.

    It is appended where nobody signs: it founds no stream, and a notary that comes upon it holds the workspace.
    """
    stream = service.streams.find("partnership", key)
    assert stream is not None, "it was just recorded in"
    written = service.store.read(stream.head.stream_id, after=stream.head.version - 1)[0]
    disclosures = tuple(service.store.disclosures(stream.head.stream_id).values())[-3:] if texts else ()
    event = Event(topic=written.topic, state=written.state)
    return {
        f"insert{texts}": raw_insert(place, event.topic, event.state),
        f"append{texts}": _appending(unsigned, event, disclosures),
    }


def recording(service: Partnerflow, keys: Sequence[str], *, texts: bool) -> Act:
    """Records a fact in these partnerships by turns; nobody else may write there."""
    fact: str = "LearningMomentHeld" if texts else "DialogueHeld"
    data: Data = sayings.learning_moment() if texts else sayings.dialogue(0)
    versions: dict[str, int] = {}
    for key in keys:
        stream = service.streams.find("partnership", key)
        assert stream is not None, "it was imported"
        versions[key] = stream.head.version
    turns = cycle(keys)

    def record() -> int:
        key = next(turns)
        request = RecordRequest(
            stream="partnership",
            key=key,
            fact=fact,
            line={"by": sayings.LEAD, "data": data},
            expected_version=versions[key],
        )
        kept: Stream = service.record(request).stream
        versions[key] = kept.head.version
        return 1

    return record


def _appending(service: Partnerflow, event: Event, disclosures: tuple[Disclosure, ...]) -> Act:
    head = Head(stream_id=service.chance.identity(), kind="partnership", key=str(service.chance.identity()), version=0)
    numbers = count()

    def append() -> int:
        nonlocal head
        number = next(numbers)
        texts = tuple(
            Disclosure(commitment=f"{item.commitment}-{number}", pointer=item.pointer, salt=item.salt, value=item.value)
            for item in disclosures
        )
        told = Event(topic=event.topic, state=event.state, disclosures=texts)
        (head,) = service.store.append([Append(head=head, events=(told,))], now=service.clock.now()).heads
        return 1

    return append


@dataclass(slots=True)
class Due:
    """Whether so many seconds have passed since it last was; the first time it is."""

    pause: float
    _last: float = float("-inf")

    def __call__(self) -> bool:
        now = monotonic()
        is_due = now - self._last >= self.pause
        if is_due:
            self._last = now
        return is_due


def _asking(service: Partnerflow) -> Callable[[], None]:
    ledger = service.ledger
    assert isinstance(ledger, KeptLedger), "it was just built"
    assert ledger.keeper is not None, "the place lets its services sign"
    return ledger.keeper.ask
