"""The pure parts of a soak: a histogram that does not grow, and what counts as growth."""

from __future__ import annotations

import pytest

from soaking.crew import Outcomes
from soaking.histogram import Histogram
from soaking.report import as_text
from soaking.samples import Sample
from soaking.verdict import Bounds, per_hour, trends


def _samples(memory: list[int], behind: int = 0) -> list[Sample]:
    return [
        Sample(at=10.0 * number, memory=held, files=40, waiting=0, behind=behind) for number, held in enumerate(memory)
    ]


def test_a_quantile_is_told_to_a_tenth_whatever_was_added() -> None:
    latencies = Histogram()

    for milliseconds in range(1, 101):
        latencies.add(milliseconds / 1000)

    assert latencies.count == 100
    assert latencies.quantile(0.5) == pytest.approx(0.050, rel=0.1)
    assert latencies.quantile(0.99) == pytest.approx(0.099, rel=0.1)
    assert latencies.longest == 0.1


def test_no_latency_is_too_short_or_too_long_to_be_counted() -> None:
    latencies = Histogram()

    latencies.add(0.0)
    latencies.add(1e9)

    assert latencies.count == 2
    assert latencies.quantile(1.0) > 100


def test_of_nothing_every_quantile_is_nothing() -> None:
    latencies = Histogram()

    half = latencies.quantile(0.5)

    assert half == 0.0


def test_memory_that_stays_where_it_is_holds() -> None:
    samples = _samples([1000, 1010] * 8)

    memory = trends(samples, Bounds())[0]

    assert memory.holds
    assert memory.first == memory.last == 1005


def test_memory_that_grows_beyond_its_share_does_not_hold() -> None:
    samples = _samples([1000 + 100 * number for number in range(16)])

    memory = trends(samples, Bounds(memory=0.25))[0]

    assert not memory.holds
    assert memory.per_hour == pytest.approx(100 / 10 * 3600)


def test_a_lag_that_is_long_from_the_start_is_no_growth() -> None:
    samples = _samples([1000] * 16, behind=5000)

    lag = trends(samples, Bounds(lag=1000))[3]

    assert lag.name == "read model lag"
    assert lag.holds


def test_too_few_samples_tell_nothing() -> None:
    samples = _samples([1000] * 7)

    with pytest.raises(ValueError, match="7 samples"):
        trends(samples, Bounds())


def test_the_slope_of_one_moment_is_flat() -> None:
    points = [(5.0, 3.0)]

    slope = per_hour(points)

    assert slope == 0.0


def test_the_report_tells_what_grew_and_what_failed() -> None:
    outcomes = Outcomes()
    outcomes.of("state").add(0.002)
    outcomes.failed("state", RuntimeError("503 instead of 200"))

    told = as_text(trends(_samples([1000 * number for number in range(1, 17)]), Bounds()), outcomes)

    assert "GROWS" in told
    assert "state: 503 instead of 200" in told
    assert "failed: 1" in told
