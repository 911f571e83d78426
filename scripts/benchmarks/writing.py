"""Writing in process: one fact at a time, by the store's append alone and by the whole of `Partnerflow.record`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count, cycle

from benchmarks import story
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import LENGTH, fill, keys_of
from benchmarks.floors import raw_insert
from benchmarks.places import Place
from benchmarks.telling import Data
from partnerflow.application.ports import Append, Disclosure, Event, Head, Stream
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build

STREAMS = 16


def measure(
    place: Place, effort: Effort, progress: Callable[[], None], *, way: str, processes: int, texts: bool
) -> Comparison:
    """Compare one way of writing with a raw insert of the same bytes by as many processes."""
    fill(place, processes * STREAMS, effort.of(LENGTH))
    with crew(processes, acts, place, texts) as writers:
        return compare(writers.doing("insert"), writers.doing(way), effort, progress)


def acts(number: int, place: Place, texts: bool) -> Mapping[str, Act]:
    """What one writing process can do; no two write to the same stream."""
    service = build(place.settings)
    own = keys_of(number, STREAMS)
    record = recording(service, own, texts=texts)
    record()
    stream = service.streams.find("partnership", own[0])
    assert stream is not None, "it was just recorded in"
    written = service.store.read(stream.head.stream_id, after=stream.head.version - 1)[0]
    disclosures = tuple(service.store.disclosures(stream.head.stream_id).values())[-3:] if texts else ()
    event = Event(topic=written.topic, state=written.state)
    return {
        "insert": raw_insert(place, event.topic, event.state),
        "append": _appending(service, event, disclosures),
        "record": record,
    }


def recording(service: Partnerflow, keys: Sequence[str], *, texts: bool) -> Act:
    """Records a fact in these partnerships by turns; nobody else may write there."""
    fact: str = "LearningMomentHeld" if texts else "DialogueHeld"
    data: Data = story.learning_moment() if texts else story.dialogue(0)
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
            line={"by": story.LEAD, "data": data},
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


def _figure(name: str, store: str, bar: float, *, way: str, processes: int, texts: bool) -> Figure:
    what = "Partnerflow.record" if way == "record" else "the store's append"
    return Figure(
        name=name,
        floor="a raw INSERT of the same bytes, durable",
        figure=f"{what}, {processes} process{'es' if processes > 1 else ''}{', three disclosed texts' if texts else ''}",
        unit="facts",
        bar=Bar(ratio=bar),
        measure=partial(measure, way=way, processes=processes, texts=texts),
        stores=(store,),
    )


FIGURES = tuple(
    _figure(
        f"{way}_{store}_{processes}{'_texts' if texts else ''}", store, bar, way=way, processes=processes, texts=texts
    )
    for store, processes in (("postgres", 8), ("sqlite", 1))
    for texts, bar in ((False, 0.5), (True, 0.3))
    for way in ("append", "record")
)
