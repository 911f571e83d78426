"""What a run tells: one table for people, the weakest figure first; one JSON document for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.comparing import Comparison
from benchmarks.figures import Figure

_HEADING = ("figure", "store", "conn", "ratio", "rate", "p50 ms", "p99 ms", "bar", "")
_LEFT = frozenset({"figure", "store", "bar", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure as it came out on one store."""

    figure: Figure
    store: str
    comparison: Comparison

    @property
    def weakness(self) -> tuple[bool, float, float]:
        """Where it stands in the table: what has a bar by how far it is over it, then the others by their ratio."""
        margin, ratio = self.figure.bar.margin(self.comparison), self.comparison.ratio
        return (margin is None, ratio if margin is None else margin, ratio)

    @property
    def verdict(self) -> str:
        """Whether its bar holds; nothing where there is none."""
        if self.figure.bar.margin(self.comparison) is None:
            return ""
        return "holds" if self.figure.bar.holds(self.comparison) else "MISSED"

    def as_json(self) -> dict[str, Any]:
        """All that is known of it, every slice included."""
        figure, comparison = self.figure, self.comparison
        return {
            "figure": figure.name,
            "store": self.store,
            "connections": figure.connections,
            "measures": figure.figure,
            "against": figure.floor,
            "unit": figure.unit if comparison.amounts else f"{figure.unit} per second",
            "bar": asdict(figure.bar),
            "holds": figure.bar.holds(comparison),
            "ratio": round(comparison.ratio, 3),
            "best": round(max(comparison.ratios), 3),
            "floors": [round(rate, 1) for rate in comparison.floors],
            "figures": [round(rate, 1) for rate in comparison.figures],
            "milliseconds": asdict(comparison.latency) if comparison.latency is not None else None,
        }

    def cells(self) -> tuple[str, ...]:
        """Its row in the table."""
        figure, comparison = self.figure, self.comparison
        rate = f"{comparison.rate:,.0f} " + (figure.unit if comparison.amounts else "/s")
        lasted = [f"{value:.2f}" for value in asdict(comparison.latency).values()] if comparison.latency else ["", ""]
        connections = "" if figure.connections is None else str(figure.connections)
        ratio = f"{comparison.ratio:.3g}" if comparison.ratio < 1 else f"{comparison.ratio:.2f}"
        return (figure.name, self.store, connections, ratio, rate, *lasted, str(figure.bar), self.verdict)


def weakest_first(measured: Iterable[Measured]) -> list[Measured]:
    """What was measured, the weakest first: by its bar, and behind those by its ratio."""
    return sorted(measured, key=lambda item: item.weakness)


def table(measured: Iterable[Measured]) -> str:
    """One table of all that was measured, the weakest first."""
    rows: Sequence[tuple[str, ...]] = [_HEADING, *(item.cells() for item in weakest_first(measured))]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]

    def line(row: tuple[str, ...]) -> str:
        cells = zip(_HEADING, row, widths, strict=True)
        return "  ".join(f"{cell:<{width}}" if head in _LEFT else f"{cell:>{width}}" for head, cell, width in cells)

    return "\n".join(line(row).rstrip() for row in rows)
