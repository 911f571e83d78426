"""The notary's own work: the look at everything before a signature, and the closing of an epoch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic

from benchmarks import story
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill, key_of
from benchmarks.places import Place
from benchmarks.telling import as_bytes
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import SystemClock, ledger_over, store_url
from partnerflow.ledger.notary import Notary
from partnerflow.persistence.opening import OpenedStore, open_store

STREAMS = 10
LENGTH = 1000
_PATIENCE_SECONDS = 60.0


def scrubbing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare the look at everything with only reading the log."""
    fill(place, STREAMS, effort.of(LENGTH))
    with crew(1, acts, place) as notary:
        return compare(notary.doing("read"), notary.doing("scrub"), effort, progress)


def acts(_: int, place: Place) -> Mapping[str, Act]:
    """What one notary can do with a whole store; both answer how many facts that was."""
    store = open_store(store_url(place.settings.database), sequence=False)
    notary = _notary(place, store)
    notary.round()

    def read() -> int:
        return sum(1 for _ in store.replay())

    def scrub() -> int:
        scrubbed = notary.scrub.run()
        assert not scrubbed.findings, "nobody altered it"
        return scrubbed.recomputed.facts

    return {"read": read, "scrub": scrub}


def closing(place: Place, effort: Effort, progress: Callable[[], None]) -> Comparison:
    """Compare closing and signing epochs with only reading what they enter."""
    fill(place, 0)
    length = effort.of(LENGTH)
    with replace(place, notary=False).service() as service:
        store = open_store(store_url(place.settings.database), sequence=False)
        notary = _notary(place, store)
        upto = _told(service, 0, length)
        notary.round()
        scrubbed = notary.scrubbed()

        def read(seconds: float) -> float:
            return _timed(lambda: len(store.log(after=upto - length, limit=length)), seconds)

        def close(seconds: float) -> float:
            done, spent = 0, 0.0
            while spent < seconds:
                # Uncounted: there is something to close only after it was recorded.
                _told(service, service.store.position(), length)
                spent += _lasted(lambda: notary.conclude(scrubbed, ()))
                done += length
            return done / spent

        return compare(read, close, effort, progress)


def _notary(place: Place, store: OpenedStore) -> Notary:
    """A notary that works when it is told to."""
    notary = ledger_over(store, place.settings, SystemClock()).notary
    assert notary is not None, "the place lets its services sign"
    return notary


def _told(service: Partnerflow, position: int, length: int) -> int:
    """Import one more partnership of this length behind a position; where the log ends then."""
    lines = story.partnership(key_of(position), length, service.processes.latest("partnership"))
    service.import_facts(as_bytes(lines), ImportRequest())
    return service.store.wait(position + length, _PATIENCE_SECONDS)


def _timed(act: Act, seconds: float) -> float:
    done, spent = 0, 0.0
    while spent < seconds:
        began = monotonic()
        done += act()
        spent += monotonic() - began
    return done / spent


def _lasted(act: Callable[[], object]) -> float:
    began = monotonic()
    act()
    return monotonic() - began


FIGURES = (
    Figure(
        name="scrub",
        floor="reading the log",
        figure="every event, text and row of the ledger recomputed",
        unit="facts",
        bar=Bar(rate=20_000),
        measure=scrubbing,
    ),
    Figure(
        name="epoch",
        floor="reading what it enters",
        figure="closing an epoch of 1,000 facts, signed and journalled",
        unit="facts",
        bar=Bar(rate=5_000),
        measure=closing,
    ),
)
