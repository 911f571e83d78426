"""The figures of the portfolio as files: the phases with their numbers and days, and the reasons to return."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.portfolio.figures import Figures, figures
from partnerflow_api.pages.tables import Cell, Column, Table
from partnerflow_api.pages.words import Words


def phases(partnerflow: Acting, words: Words) -> Table:
    """One row a phase. Raises as `figures`."""
    found = figures(partnerflow, words)
    columns = [_column("process", words), _column("phase", words)]
    columns += [Column(title=words(f"status.{status}"), kind="number") for status in ("active", "paused", "ended")]
    columns += [Column(title=words(f"portfolio.columns.{name}"), kind="number") for name in ("stays", *_DAYS)]
    rows: list[tuple[Cell, ...]] = [
        (
            process,
            row.phase,
            *(each.number for each in row.statuses),
            row.stays.number,
            *(row.quartiles[name] for name in _DAYS),
        )
        for process, phases_ in found.processes
        for row in phases_
    ]
    return _table("portfolio.phases", columns, rows, found, words)


def reasons(partnerflow: Acting, words: Words) -> Table:
    """One row a reason to return. Raises as `figures`."""
    found = figures(partnerflow, words)
    columns = [_column("reason", words), Column(title=words("portfolio.columns.returns"), kind="number")]
    columns += [Column(title=words("portfolio.columns.share"), kind="share")]
    shares = [row["share"] for row in found.returned["reasons"]]
    rows = [(each.title, each.number, share) for each, share in zip(found.reasons, shares, strict=True)]
    return _table("portfolio.reasons", columns, rows, found, words)


def endings(partnerflow: Acting, words: Words) -> Table:
    """One row a way to end. Raises as `figures`."""
    found = figures(partnerflow, words)
    columns = [_column("ending", words), Column(title=words("portfolio.columns.partnerships"), kind="number")]
    columns += [_column("reasons", words)]
    rows = [(each.figure.title, each.figure.number, "; ".join(each.reasons)) for each in found.endings]
    return _table("portfolio.endings", columns, rows, found, words)


_DAYS = ("lower", "median", "upper", "longest")


def _column(name: str, words: Words) -> Column:
    return Column(title=words(f"portfolio.columns.{name}"))


def _table(title: str, columns: list[Column], rows: Sequence[tuple[Cell, ...]], found: Figures, words: Words) -> Table:
    said = words(title)
    told = ", ".join(title for title, _ in found.filtering.in_use)
    name = ("portfolio", said)
    return Table(title=said, name=name, day=found.filtering.day, columns=tuple(columns), rows=rows, told=told)
