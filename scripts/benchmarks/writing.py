"""Figures of writing in process, one fact at a time: `Partnerflow.record`, with a notary and without, and the append alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from benchmarks.comparing import Comparison, Effort, Slice, compare
from benchmarks.crew import Crew
from benchmarks.figures import Bar, Figure
from benchmarks.writers import PAUSE, TEXTS, writers

SIGNED = Bar(ratio=0.9)
WAYS = {"record": "Partnerflow.record", "append": "the store's append"}
PROCESSES = {"postgres": 8, "sqlite": 1}
GROUNDS = {store: writers(processes) for store, processes in PROCESSES.items()}


def measure(ground: Crew, effort: Effort, *, way: str, texts: str) -> Comparison:
    """Compare one way of writing with a raw insert of the same bytes by as many processes."""
    return compare(ground.doing(f"insert{texts}"), ground.doing(f"{way}{texts}"), effort)


def measure_signed(ground: Crew, effort: Effort) -> Comparison:
    """Compare recording beside a notary with recording without one, by as many processes."""
    signed = resting(ground.doing("signed"), ground.doing("rest"))
    return compare(ground.doing("unsigned"), signed, lasting(effort))


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


def _processes(store: str) -> str:
    number = PROCESSES[store]
    return f"{number} process{'es' if number > 1 else ''}"


FIGURES = (
    *(
        Figure(
            name=f"{way}_{store}_{processes}{texts}",
            floor="a raw INSERT of the same bytes, durable",
            figure=f"{says}, {_processes(store)}{', three disclosed texts' if texts else ''}",
            unit="facts",
            bar=Bar(ratio=bar),
            measure=partial(measure, way=way, texts=texts),
            stores=(store,),
            ground=GROUNDS[store],
        )
        for store, processes in PROCESSES.items()
        for way, says in WAYS.items()
        for texts, bar in (("", 0.5), (TEXTS, 0.3))
    ),
    *(
        Figure(
            name=f"signed_{store}_{processes}",
            floor="Partnerflow.record with PARTNERFLOW_NOTARY=no",
            figure=f"Partnerflow.record beside the notary, {_processes(store)}",
            unit="facts",
            bar=SIGNED,
            measure=measure_signed,
            stores=(store,),
            ground=GROUNDS[store],
            lasting=PAUSE,
        )
        for store, processes in PROCESSES.items()
    ),
)
