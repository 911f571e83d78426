"""What a run tells: one line a figure for people, one JSON document for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from benchmarks.comparing import Comparison
from benchmarks.figures import Figure

HEADING = f"{'figure':<26}{'store':<10}{'ratio':>7}{'best':>7}{'per second':>12}  bar"


def row(figure: Figure, store: str, comparison: Comparison) -> str:
    """The figure for people."""
    verdict = "holds" if figure.bar.holds(comparison) else "MISSED"
    numbers = f"{comparison.ratio:>7.2f}{max(comparison.ratios):>7.2f}{comparison.rate:>12,.0f}"
    lasted = f" ({comparison.milliseconds:.0f} ms)" if figure.bar.milliseconds is not None else ""
    return f"{figure.name:<26}{store:<10}{numbers}  {figure.bar}{lasted}  {verdict}"


def as_json(figure: Figure, store: str, comparison: Comparison) -> dict[str, Any]:
    """The figure for machines, every slice of it."""
    return {
        "figure": figure.name,
        "store": store,
        "measures": figure.figure,
        "against": figure.floor,
        "unit": f"{figure.unit} per second",
        "bar": asdict(figure.bar),
        "holds": figure.bar.holds(comparison),
        "ratio": round(comparison.ratio, 3),
        "best": round(max(comparison.ratios), 3),
        "floors": [round(rate, 1) for rate in comparison.floors],
        "figures": [round(rate, 1) for rate in comparison.figures],
    }
