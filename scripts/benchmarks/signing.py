"""What proofs cost a write in process: the same service with its notary at work, and without one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic

from benchmarks.comparing import Comparison, Effort, Slice, compare
from benchmarks.crew import Act, crew
from benchmarks.figures import Bar, Figure
from benchmarks.filling import LENGTH, fill, keys_of
from benchmarks.places import Place
from benchmarks.writing import STREAMS, recording
from partnerflow.application.checkpoints import covering
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.ledger.kept import KeptLedger

# The notary's own pause: a slice is as long, so that what one epoch costs is in every slice, and once.
PAUSE = 5
BAR = Bar(ratio=0.9)


def measure(place: Place, effort: Effort, progress: Callable[[], None], *, processes: int) -> Comparison:
    """Compare recording beside a notary with recording without one, by as many processes."""
    unsigned, effort = place.unsigned(), lasting(effort)
    for each in (place, unsigned):
        fill(each, processes * STREAMS, effort.of(LENGTH))
    with crew(processes, acts, place, unsigned, effort.seconds) as writers:
        signed = resting(writers.doing("signed"), writers.doing("rest"))
        return compare(writers.doing("unsigned"), signed, effort, progress)


def acts(number: int, place: Place, unsigned: Place, pause: float) -> Mapping[str, Act]:
    """What one writing process can do; the first one also asks for checkpoints."""
    signing, plain = build(place.settings), build(unsigned.settings)
    own = keys_of(number, STREAMS)
    record, due = recording(signing, own, texts=False), Due(pause)
    ask = _asking(signing) if number == 0 else lambda: None

    def signed() -> int:
        if due():
            ask()
        return record()

    def rest() -> int:
        heads = signing.store.heads([("partnership", key) for key in own])
        covering(signing, heads.values())
        return 0

    rest()
    return {"unsigned": recording(plain, own, texts=False), "signed": signed, "rest": rest}


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


def lasting(effort: Effort) -> Effort:
    """The same effort in slices that each have room for an epoch."""
    return replace(effort, seconds=PAUSE * effort.seconds)


def resting(figure: Slice, rest: Slice) -> Slice:
    """The figure, then uncounted what leaves its notary without work: the floor's next slice must not pay for it."""

    def run(seconds: float) -> float:
        rate = figure(seconds)
        rest(0.0)
        return rate

    return run


def _asking(service: Partnerflow) -> Callable[[], None]:
    ledger = service.ledger
    assert isinstance(ledger, KeptLedger), "it was just built"
    assert ledger.keeper is not None, "the place lets its services sign"
    return ledger.keeper.ask


FIGURES = tuple(
    Figure(
        name=f"signed_{store}_{processes}",
        floor="Partnerflow.record with PARTNERFLOW_NOTARY=no",
        figure=f"Partnerflow.record beside the notary, {processes} process{'es' if processes > 1 else ''}",
        unit="facts",
        bar=BAR,
        measure=partial(measure, processes=processes),
        stores=(store,),
    )
    for store, processes in (("postgres", 8), ("sqlite", 1))
)
