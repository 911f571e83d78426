"""Figures of lists and of the portfolio: over 10,000 partnerships and over 100,000, and how much the one differs."""

from __future__ import annotations

from functools import partial

from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import NO_BAR, Bar, Figure
from benchmarks.grounds import CONNECTIONS, FEW, MANY, Sizes, sizes
from benchmarks.lean import Lean
from benchmarks.over_http import same
from benchmarks.reads import OF_MANY, Read

NAMED = {"": ("many", MANY, CONNECTIONS), "_10k": ("few", FEW, (8,))}
GROWTH = {"list": Bar(ratio=0.8)}
"""The list has a bar of its own: it does not grow."""


def reading(ground: Sizes, effort: Effort, *, read: Read, size: str, connections: int) -> Comparison:
    """Compare one kind of read over so many partnerships with its floor."""
    server = getattr(ground, size)
    figure = Lean(server=server, sources=same(server, next(read.paths()), connections))
    floor = Lean(server=ground.floor, sources=same(ground.floor, read.floor_path, connections))
    return compare(floor, figure, effort, watch=figure.watch)


def growing(ground: Sizes, effort: Effort, *, read: Read) -> Comparison:
    """Compare one kind of read over many partnerships with the same over few."""
    path = next(read.paths())
    figure, floor = (Lean(server=server, sources=same(server, path, 8)) for server in (ground.many, ground.few))
    return compare(floor, figure, effort, watch=figure.watch)


FIGURES = (
    *(
        Figure(
            name=f"{read.name}{named}_http",
            floor=read.floor,
            figure=read.says.format(f"{partnerships:,} partnerships"),
            unit="requests",
            bar=read.bar,
            measure=partial(reading, read=read, size=size, connections=connections),
            connections=connections,
            ground=sizes,
        )
        for read in OF_MANY
        for named, (size, partnerships, over) in NAMED.items()
        for connections in over
    ),
    *(
        Figure(
            name=f"{read.name}_growth_http",
            floor=read.says.format(f"{FEW:,} partnerships"),
            figure=f"the same of {MANY:,}",
            unit="requests",
            bar=GROWTH.get(read.name, NO_BAR),
            measure=partial(growing, read=read),
            connections=8,
            ground=sizes,
        )
        for read in OF_MANY
    ),
)
