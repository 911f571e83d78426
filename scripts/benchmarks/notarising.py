"""The notary's own work: the look at everything before a signature, and the closing of an epoch."""

from __future__ import annotations

from contextlib import closing as ended
from dataclasses import replace

from benchmarks import story
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act
from benchmarks.figures import Bar, Figure
from benchmarks.filling import fill, key_of
from benchmarks.places import Place
from benchmarks.replaying import recorded
from benchmarks.telling import as_bytes
from benchmarks.timing import Stopwatch
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import SystemClock, ledger_over, store_url
from partnerflow.ledger.notary import Notary
from partnerflow.persistence.opening import OpenedStore, open_store

LENGTH = 1000
_PATIENCE_SECONDS = 60.0


def scrubbing(place: Place, effort: Effort) -> Comparison:
    """Compare the look at everything with only reading the log."""
    with ended(open_store(store_url(place.settings.database), sequence=False)) as store:
        read, scrub = acts(place, store)
        return compare(Stopwatch().alone(read), Stopwatch().alone(scrub), effort)


def acts(place: Place, store: OpenedStore) -> tuple[Act, Act]:
    """Reading and recomputing a whole store; both answer how many facts that was."""
    notary = _notary(place, store)
    notary.round()

    def read() -> int:
        return sum(1 for _ in store.replay())

    def scrub() -> int:
        scrubbed = notary.scrub.run()
        assert not scrubbed.findings, "nobody altered it"
        return scrubbed.recomputed.facts

    return read, scrub


def closing(place: Place, effort: Effort) -> Comparison:
    """Compare closing and signing epochs with only reading what they enter."""
    fill(place, 0)
    length = effort.of(LENGTH)
    with replace(place, notary=False).service() as service:
        store = open_store(store_url(place.settings.database), sequence=False)
        notary = _notary(place, store)
        upto = _told(service, 0, length)
        notary.round()
        scrubbed = notary.scrubbed()

        def read() -> int:
            return len(store.log(after=upto - length, limit=length))

        def close() -> int:
            notary.conclude(scrubbed, ())
            return length

        def tell() -> None:
            # There is something to close only after it was recorded.
            _told(service, service.store.position(), length)

        return compare(Stopwatch().alone(read), Stopwatch().alone(close, tell), effort)


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


FIGURES = (
    Figure(
        name="scrub",
        floor="reading the log",
        figure="every event, text and row of the ledger recomputed",
        unit="facts",
        bar=Bar(rate=20_000),
        measure=scrubbing,
        ground=recorded,
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
