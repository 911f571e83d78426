"""The filters of the portfolio: what there is to choose from, what is chosen, and what the reader sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages import asked
from partnerflow_api.pages.portfolio.asking import Wanted, answer
from partnerflow_api.pages.portfolio.saying import Saying

STATUSES = ("active", "paused", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter: its choices, each a value and its words, in groups (a process; "" where there are none)."""

    name: str
    chosen: str | None
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtering:
    """All filters, those in use as words with the address that takes each away, and how fresh the answers are."""

    filters: tuple[Filter, ...]
    weeks: int
    in_use: tuple[tuple[str, str], ...]
    clear: str
    day: str
    position: int
    behind: int
    partnerships: int


def filtering(partnerflow: Acting, wanted: Wanted, saying: Saying) -> Filtering:
    """What can be chosen among all partnerships, whatever is chosen now."""
    answered = answer(partnerflow, "composition", {})
    filters = tuple(_filters(answered.answer, wanted, saying))
    return Filtering(
        filters=filters,
        weeks=wanted.weeks,
        in_use=tuple(_in_use(filters)),
        clear=asked.here(**dict.fromkeys((*wanted.filters, "weeks", "after"))),
        day=answered.day,
        position=answered.position,
        behind=max(partnerflow.position() - answered.position, 0),
        partnerships=answered.answer["partnerships"],
    )


def _filters(told: dict[str, Any], wanted: Wanted, saying: Saying) -> Iterator[Filter]:
    processes = list(dict.fromkeys(row["process"] for row in told["phases"]))

    def of(name: str, *groups: tuple[str, list[tuple[str, str]]]) -> Filter:
        return Filter(
            name=name,
            chosen=wanted.filters.get(name),
            groups=tuple((title, tuple(choices)) for title, choices in groups if choices),
        )

    if len(processes) > 1 or "process" in wanted.filters:
        yield of("process", ("", [(each, saying.process(each)) for each in processes]))
    yield of("phase", *(_of_process("phase", each, told["phases"], saying) for each in processes))
    yield of("status", ("", [(each, saying.words(f"status.{each}")) for each in STATUSES]))
    yield of("region", ("", [(row["region"], row["region"]) for row in told["regions"]]))
    yield of("profile", *(_of_process("profile", each, told["profiles"], saying) for each in processes))
    yield of("funder", ("", [(row["funder"], saying.names.of(row["funder"])) for row in told["funders"]]))


def _of_process(
    name: str, process: str, rows: list[dict[str, Any]], saying: Saying
) -> tuple[str, list[tuple[str, str]]]:
    say = saying.phase if name == "phase" else saying.profile
    return saying.process(process), [(row[name], say(process, row[name])) for row in rows if row["process"] == process]


def _in_use(filters: tuple[Filter, ...]) -> Iterator[tuple[str, str]]:
    """What is chosen, in words; a value that nobody has stands as it is."""
    for each in filters:
        if each.chosen is not None:
            titles = [title for _, choices in each.groups for value, title in choices if value == each.chosen]
            yield titles[0] if titles else each.chosen, asked.here(**{each.name: None, "after": None})
