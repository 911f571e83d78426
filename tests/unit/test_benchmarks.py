"""The benchmarks run, on what every rule accepts: never how fast."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from benchmarks import importing, over_http, pages, replaying, story, telling, writing
from benchmarks.comparing import Comparison, Effort, compare
from benchmarks.figures import Bar, Figure
from benchmarks.places import new_place
from tests.support.processes import shipped_process
from tests.support.world import World

PROCESS = shipped_process("partnership")
LENGTH = 250
TINY = Effort(slices=1, seconds=0.05, share=0.2)
SOME = {over_http: ("write_http", "history_http"), pages: ("page_grant", "page_work_newly")}
EMBEDDED = [
    figure
    for room in (writing, over_http, pages, replaying, importing)
    for figure in room.FIGURES
    if "sqlite" in figure.stores and figure.name in SOME.get(room, (figure.name,))
]


def _no_server() -> str:
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


@pytest.mark.parametrize("figure", EMBEDDED, ids=lambda figure: figure.name)
def test_each_figure_comes_out_beside_its_floor(figure: Figure) -> None:
    with new_place("sqlite", _no_server) as place:
        compared = figure.measure(place, TINY, lambda: None)

    assert compared.ratio > 0
