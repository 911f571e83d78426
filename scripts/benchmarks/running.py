"""Measuring figures one after the other: each ground is made once for all figures that need it, and gone before the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.comparing import Effort
from benchmarks.figures import NO_BAR, Figure, Ground
from benchmarks.places import new_place
from benchmarks.report import Measured

GROUND_SECONDS = 25.0
"""What making a ground takes with all of its data, more or less."""
_STARTING_SECONDS = 3.0

Chosen = Sequence[tuple[Figure, str]]
Postgres = Callable[[], str]


def chosen(figures: Iterable[Figure], names: Sequence[str] | None, store: str | None, effort: Effort) -> Chosen:
    """The figures of these names on this store, or all of them on both; those of one ground and store together.

    What an effort leaves out is left out, unless it is asked for by its store.
    """
    asked = [
        (figure, each)
        for figure in figures
        if (not names or figure.name in names) and (figure.connections or 1) <= effort.connections
        for each in _stores(figure, store, effort)
    ]
    order = {place: number for number, place in enumerate(dict.fromkeys(_ground(item) for item in asked))}
    return sorted(asked, key=lambda item: order[_ground(item)])


def grounds(asked: Chosen) -> Iterator[tuple[str, Ground, list[Figure]]]:
    """The figures to measure by store and ground; a ground that is nobody else's comes with one."""
    groups: dict[object, tuple[str, Ground, list[Figure]]] = {}
    for figure, store in asked:
        groups.setdefault(_ground((figure, store)), (store, figure.ground, []))[2].append(figure)
    yield from groups.values()


def measured(asked: Chosen, effort: Effort, postgres: Postgres, tell: Callable[[str], None]) -> Iterator[Measured]:
    """Measure what was chosen; `tell` hears what is being measured.

    Raises:
        PostgresMissingError: there is no PostgreSQL to be found.
    """
    number = 0
    for store, ground, figures in grounds(asked):
        tell(f"{figures[0].name} and {len(figures) - 1} more on {store}" if len(figures) > 1 else figures[0].name)
        with standing(ground, store, effort, postgres) as ready:
            for figure in figures:
                number += 1
                over = f" over {figure.connections}" if figure.connections is not None else ""
                tell(f"{number} of {len(asked)}: {figure.name} on {store}{over}")
                yield Measured(figure=figure, store=store, comparison=figure.measure(ready, effort))


@contextmanager
def standing(ground: Ground, store: str, effort: Effort, postgres: Postgres) -> Iterator[Any]:
    """A ground on a new place of a store, gone afterwards."""
    with new_place(store, postgres) as place, ground(place, effort) as ready:
        yield ready


def minutes(asked: Chosen, effort: Effort) -> float:
    """How long measuring them will take, more or less."""
    slices = sum(effort.lasts * figure.lasting for figure, _ in asked)
    each = _STARTING_SECONDS + GROUND_SECONDS * effort.share
    return (slices + each * len(list(grounds(asked)))) / 60


def _ground(item: tuple[Figure, str]) -> object:
    figure, store = item
    # One that it fills itself is a figure's own.
    return (store, figure.ground) if figure.shared else (store, figure.name)


def _stores(figure: Figure, store: str | None, effort: Effort) -> Sequence[str]:
    if store is not None:
        return [each for each in figure.stores if each == store]
    return figure.stores[:1] if effort.one_store and figure.bar == NO_BAR else figure.stores
