"""What a soak tells: one line for each measure and for each kind of request, then what failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from soaking.crew import Outcomes
from soaking.verdict import Trend

_MEGABYTE = 1 << 20


def as_text(found: Sequence[Trend], outcomes: Outcomes) -> str:
    """The report for people."""
    lines = [f"{'measure':<32}{'first quarter':>14}{'last quarter':>14}{'per hour':>12}{'at most':>12}"]
    for trend in found:
        unit = _MEGABYTE if trend.name == "memory" else 1
        name = f"{trend.name}, MiB" if unit > 1 else trend.name
        numbers = f"{trend.first / unit:>14,.1f}{trend.last / unit:>14,.1f}{trend.per_hour / unit:>+12,.1f}"
        lines.append(f"{name:<32}{numbers}{trend.most / unit:>12,.1f}  {'holds' if trend.holds else 'GROWS'}")
    lines.append(f"\n{'request':<32}{'count':>14}{'p50, ms':>14}{'p99, ms':>12}{'longest':>12}")
    for kind, latencies in sorted(outcomes.latencies.items()):
        half, most = latencies.quantile(0.5) * 1000, latencies.quantile(0.99) * 1000
        lines.append(f"{kind:<32}{latencies.count:>14,}{half:>14,.1f}{most:>12,.1f}{latencies.longest * 1000:>12,.1f}")
    lines.append(f"\nfailed: {outcomes.failures.total()}; could not keep the rate: {outcomes.late} times")
    return "\n".join([*lines, *outcomes.told])


def as_json(found: Sequence[Trend], outcomes: Outcomes) -> dict[str, Any]:
    """The report for machines; seconds and bytes."""
    return {
        "trends": [
            {
                "measure": trend.name,
                "first": trend.first,
                "last": trend.last,
                "perHour": trend.per_hour,
                "most": trend.most,
                "holds": trend.holds,
            }
            for trend in found
        ],
        "requests": {
            kind: {
                "count": latencies.count,
                "p50": latencies.quantile(0.5),
                "p99": latencies.quantile(0.99),
                "longest": latencies.longest,
            }
            for kind, latencies in sorted(outcomes.latencies.items())
        },
        "failed": dict(outcomes.failures),
        "told": outcomes.told,
        "late": outcomes.late,
    }
