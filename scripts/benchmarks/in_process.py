"""Figures in process: the same reads and writes without a server, as WSGI calls and as calls of the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from benchmarks import works
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.crew import Act
from benchmarks.figures import Figure, Ground
from benchmarks.grounds import MANY
from benchmarks.inside import Inside, inside, inside_many
from benchmarks.kinds import KINDS
from benchmarks.reads import A_SELECT, OF_MANY, OF_ONE, SELECT
from benchmarks.stock import LONG, LONG_KEY, SHORT, SHORT_KEY, each_slice
from benchmarks.timing import Stopwatch
from benchmarks.works import Prepared
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter

_AN_INSERT = ("a raw INSERT of one fact, durable", works.inserting)
_ONE_SELECT = ("a SELECT 1 on the same store", works.selecting)
_EMPTY_CALL = (A_SELECT, partial(works.floor_call, path=SELECT))
LOOKS: Mapping[str, tuple[str, Callable[[Partnerflow], object]]] = {
    "state": (
        "Partnerflow.state of a partnership of 1,000 facts",
        lambda service: service.state("partnership", LONG_KEY),
    ),
    "history": (
        "Partnerflow.history of 1,000 facts",
        lambda service: service.history("partnership", LONG_KEY, FactFilter(limit=LONG)),
    ),
    "history_100": (
        "Partnerflow.history of 100 facts",
        lambda service: service.history("partnership", SHORT_KEY, FactFilter(limit=SHORT)),
    ),
    "as_of": (
        "Partnerflow.state of that partnership on another day",
        lambda service: service.state("partnership", LONG_KEY, as_of="2012-06-01"),
    ),
    "next_moves": ("Partnerflow.next_moves", lambda service: service.next_moves(LONG_KEY)),
}


def measure(ground: Inside, effort: Effort, *, floor: Prepared, figure: Prepared) -> Comparison:
    """Compare one piece of work after the other with its floor, both in this process."""
    watch, least, work = Stopwatch(), floor(ground), figure(ground)
    most = each_slice(effort, 1) if work.once else None
    figures = watch.alone(work.act, work.before, most)
    return compare(Stopwatch().alone(least.act, least.before), figures, effort, watch=watch)


def _figure(
    name: str,
    says: str,
    floor: tuple[str, Prepared],
    figure: Prepared,
    *,
    unit: str = "requests",
    ground: Ground = inside,
    once: bool = False,
) -> Figure:
    against, of_floor = floor
    return Figure(
        name=name,
        floor=against,
        figure=says,
        unit=unit,
        measure=partial(measure, floor=of_floor, figure=figure),
        ground=ground,
        # What can be done only once is not repeated until a profile shows something.
        act=None if once else partial(_whole, figure=figure),
    )


def _whole(ground: Inside, *, figure: Prepared) -> Act:
    return figure(ground).whole


FIGURES = (
    *(
        _figure(
            f"{read.name}_wsgi",
            f"{read.says}, without a server",
            (read.floor, partial(works.floor_call, path=read.floor_path)),
            partial(works.reading, read=read),
        )
        for read in OF_ONE
    ),
    *(
        _figure(f"{name}_call", says, _ONE_SELECT, partial(works.looking, look=look), unit="calls")
        for name, (says, look) in LOOKS.items()
    ),
    *(
        _figure(
            f"{kind.name}_wsgi",
            f"{kind.says}, without a server",
            _EMPTY_CALL,
            partial(works.telling, kind=kind),
            once=kind.once,
        )
        for kind in KINDS
    ),
    *(
        _figure(
            f"{kind.name}_call",
            f"{kind.says}, by the service",
            _AN_INSERT,
            partial(works.recording, kind=kind),
            unit="calls",
            once=kind.once,
        )
        for kind in KINDS
        if kind.name != "write_placed"
    ),
    _figure("lag", "from the answer to a write until its place in the log", _AN_INSERT, works.lagging, unit="facts"),
    *(
        _figure(
            f"{read.name}_wsgi",
            f"{read.says.format(f'{MANY:,} partnerships')}, without a server",
            _EMPTY_CALL,
            partial(works.reading, read=read),
            ground=inside_many,
        )
        for read in OF_MANY
    ),
)
