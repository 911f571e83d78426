"""Rebuilding read models from the log, beside only reading it."""

from __future__ import annotations

from functools import partial

from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import Figure
from benchmarks.places import Place
from benchmarks.replaying import recorded
from benchmarks.timing import Stopwatch
from partnerflow.bootstrap import read_models
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.rebuilding import rebuild
from partnerflow.projections.summaries import SummaryTables


def measure(place: Place, effort: Effort, *, name: str) -> Comparison:
    """Compare making a read model anew with reading the log."""
    models = read_models(place.settings)
    store, model = models.store, models.by_name[name]

    def read() -> int:
        return sum(1 for _ in store.replay())

    def make_anew() -> int:
        rebuild(store, model)
        return model.position()

    try:
        return compare(Stopwatch().alone(read), Stopwatch().alone(make_anew), effort)
    finally:
        models.close()


FIGURES = tuple(
    Figure(
        name=f"rebuild_{kind.name}",
        floor="reading the log",
        figure=f"the read model of {says} made anew, 1,000 facts a partnership",
        unit="facts",
        measure=partial(measure, name=kind.name),
        ground=recorded,
    )
    for kind, says in ((SummaryTables, "lists"), (PortfolioTables, "the portfolio"))
)
