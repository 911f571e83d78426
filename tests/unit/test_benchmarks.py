"""The benchmarks run, on what every rule accepts: never how fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from benchmarks import importing, story, telling
from benchmarks.__main__ import FIGURES as BENCH
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import Bar, Figure, Ground
from benchmarks.running import chosen, standing
from tests.support.processes import shipped_process
from tests.support.world import World

PROCESS = shipped_process("partnership")
LENGTH = 250
TINY = Effort(slices=1, seconds=0.02, share=0.02)
SOME = ("list_wsgi", "page_grant", "page_work_newly")
SLOW = ("page_", "portfolio_", "list_", "memory_many_")
FIGURES = [
    figure
    for figure, _ in chosen(BENCH, None, "sqlite", replace(TINY, connections=1))
    if figure.shared and (figure.name in SOME or not figure.name.startswith(SLOW))
]
GROUNDS = list(dict.fromkeys(figure.ground for figure in FIGURES))


def no_server() -> str:
    raise AssertionError("an embedded store needs no server")


def _ticks() -> Iterator[float]:
    return (float(number) for number in count(1))


def test_every_rule_accepts_the_story_from_its_first_phase_to_its_last() -> None:
    lines = telling.as_bytes(story.organisations() + story.partnership("samen", LENGTH, PROCESS))

    world = World(today="2025-01-01").load(lines)

    state = world.state("samen")
    assert state.course.phase == "executing"
    history = world.history("partnership", "samen")
    assert history is not None
    assert history.version == LENGTH


def test_the_story_is_the_same_each_time_and_a_shorter_one_is_its_beginning() -> None:
    whole = story.partnership("samen", LENGTH, PROCESS)

    again, beginning = story.partnership("samen", LENGTH, PROCESS), story.partnership("samen", 40, PROCESS)

    assert again == whole
    assert beginning == whole[:40]


def test_floor_and_figure_take_turns_and_are_compared_pair_by_pair() -> None:
    floors, figures, done = _ticks(), _ticks(), []

    def floor(_: float) -> float:
        done.append("floor")
        return 10 * next(floors)

    def figure(_: float) -> float:
        done.append("figure")
        return 5 * next(figures)

    compared = compare(floor, figure, Effort(slices=2, seconds=0.0))

    assert done == ["floor", "figure"] * 3
    assert compared == Comparison(floors=(20.0, 30.0), figures=(10.0, 15.0))
    assert compared.ratio == 0.5


def test_a_bar_holds_by_the_medians() -> None:
    compared = Comparison(floors=(10.0, 10.0, 10.0), figures=(1.0, 6.0, 9.0))

    assert Bar(ratio=0.6).holds(compared)
    assert not Bar(ratio=0.7).holds(compared)
    assert not Bar(rate=7.0).holds(compared)


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.__qualname__.partition(".")[0])
def test_all_figures_of_a_ground_come_out_beside_their_floors(ground: Ground) -> None:
    figures = [figure for figure in FIGURES if figure.ground is ground]

    with standing(ground, "sqlite", TINY, no_server) as ready:
        ratios = {figure.name: figure.measure(ready, TINY).ratio for figure in figures}

    assert len(ratios) == len(figures)
    assert min(ratios.values()) > 0


@pytest.mark.parametrize("figure", importing.FIGURES, ids=lambda figure: figure.name)
def test_an_import_comes_out_beside_its_floor(figure: Figure) -> None:
    with standing(figure.ground, "sqlite", TINY, no_server) as ready:
        compared = figure.measure(ready, TINY)

    assert compared.ratio > 0
