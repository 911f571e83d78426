"""What a run of the benchmarks measures, and tells: one table, the weakest figure first."""

from __future__ import annotations

from benchmarks.comparing import QUICK, Comparison, Effort
from benchmarks.figures import NO_BAR, Bar, Figure
from benchmarks.grounds import served, sizes
from benchmarks.report import Measured, table, weakest_first
from benchmarks.running import chosen, grounds, minutes
from benchmarks.timing import Latency


def a_figure(name: str, bar: Bar = NO_BAR, connections: int | None = None) -> Figure:
    return Figure(
        name=name,
        floor="the least",
        figure="what is promised",
        unit="requests",
        measure=lambda *_: Comparison(floors=(1.0,), figures=(1.0,)),
        bar=bar,
        connections=connections,
        ground=served if name.startswith("one") else sizes,
    )


def measured(name: str, ratio: float, bar: Bar = NO_BAR) -> Measured:
    comparison = Comparison(floors=(100.0,), figures=(100 * ratio,), latency=Latency(p50=1.25, p99=20.0))
    return Measured(figure=a_figure(name, bar, 8), store="sqlite", comparison=comparison)


def test_what_misses_its_bar_by_most_stands_first_and_what_has_none_last() -> None:
    results = [
        measured("without", 0.01),
        measured("kept", 0.9, Bar(ratio=0.5)),
        measured("missed", 0.4, Bar(ratio=0.5)),
        measured("missed_by_more", 0.6, Bar(ratio=1.0)),
        measured("better_without", 0.02),
    ]

    told = [item.figure.name for item in weakest_first(results)]

    assert told == ["missed_by_more", "missed", "kept", "without", "better_without"]


def test_a_row_says_store_connections_ratio_rate_latency_bar_and_verdict() -> None:
    heading, first, second = table(
        [measured("kept", 0.9, Bar(ratio=0.5)), measured("missed", 0.4, Bar(ratio=0.5))]
    ).split("\n")

    assert heading.split() == ["figure", "store", "conn", "ratio", "rate", "p50", "ms", "p99", "ms", "bar"]
    assert first.split() == ["missed", "sqlite", "8", "0.4", "40", "/s", "1.25", "20.00", ">=", "0.5", "MISSED"]
    assert second.split() == ["kept", "sqlite", "8", "0.9", "90", "/s", "1.25", "20.00", ">=", "0.5", "holds"]


def test_of_amounts_less_is_better() -> None:
    compared = Comparison(floors=(50.0,), figures=(200.0,), amounts=True)

    assert compared.ratio == 0.25


def test_a_bar_is_kept_by_as_much_as_the_least_of_its_promises() -> None:
    compared = Comparison(floors=(10.0,), figures=(8.0,))

    assert Bar(ratio=0.4, rate=10.0).margin(compared) == 0.8
    assert Bar(milliseconds=250.0).margin(compared) == 2.0
    assert NO_BAR.margin(compared) is None
    assert NO_BAR.holds(compared)


def test_figures_of_one_ground_are_measured_together_on_each_store() -> None:
    asked = chosen([a_figure("one"), a_figure("many"), a_figure("one_more")], None, None, Effort())

    told = [(store, [figure.name for figure in figures]) for store, _, figures in grounds(asked)]

    assert told == [
        ("sqlite", ["one", "one_more"]),
        ("postgres", ["one", "one_more"]),
        ("sqlite", ["many"]),
        ("postgres", ["many"]),
    ]


def test_a_quick_run_leaves_out_many_connections_and_the_second_store_of_what_has_no_bar() -> None:
    figures = [a_figure("one", Bar(ratio=0.5), 8), a_figure("one_told", NO_BAR, 8), a_figure("one_wide", NO_BAR, 32)]

    asked = [(figure.name, store) for figure, store in chosen(figures, None, None, QUICK)]
    on_postgres = [figure.name for figure, _ in chosen(figures, None, "postgres", QUICK)]

    assert asked == [("one", "sqlite"), ("one_told", "sqlite"), ("one", "postgres")]
    assert on_postgres == ["one", "one_told"]


def test_a_run_that_does_more_says_that_it_takes_longer() -> None:
    few = chosen([a_figure("one")], None, "sqlite", Effort())
    more = chosen([a_figure("one"), a_figure("many")], None, None, Effort())

    assert 0 < minutes(few, QUICK) < minutes(few, Effort()) < minutes(more, Effort())
