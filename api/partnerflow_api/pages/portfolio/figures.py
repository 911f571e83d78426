"""The figures of the portfolio in words: each number with the address of the list behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow_api.pages.asked import address
from partnerflow_api.pages.portfolio.asking import Wanted, answer, wanted
from partnerflow_api.pages.portfolio.filtering import STATUSES, Filtering, filtering
from partnerflow_api.pages.portfolio.saying import Saying
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, what it counts, and where what it counts is listed; None where that is nothing."""

    number: int
    title: str
    address: str | None
    overdue: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """One phase: how many are in it by status, and the days that stays in it took. `quartiles` are null together."""

    process: str
    phase: str
    statuses: tuple[Figure, ...]
    total: int
    stays: Figure
    quartiles: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """One way to end, and its reasons, the most frequent first."""

    figure: Figure
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The page. `most` and `longest` are the greatest numbers of the phases: what the bars are drawn against."""

    filtering: Filtering
    partnerships: int
    processes: tuple[tuple[str, tuple[PhaseRow, ...]], ...]
    most: int
    longest: float
    waiting: tuple[Figure, ...]
    returned: Mapping[str, Any]
    reasons: tuple[Figure, ...]
    ways: tuple[Figure, ...]
    ended: Mapping[str, Any]
    endings: tuple[Ending, ...]


def figures(partnerflow: Acting, words: Words) -> Figures:
    """All figures of the partnerships that the address asks about.

    Raises:
        AddressError: the address asks for what there is not.
    """
    given, saying = wanted(), Saying(partnerflow, words)
    told = {
        question: answer(partnerflow, question, given.filters).answer
        for question in ("composition", "durations", "returns", "endings")
    }
    teller = _Teller(given, saying)
    processes = tuple(teller.processes(told["composition"]["phases"], told["durations"]))
    rows = [row for _, rows in processes for row in rows]
    return Figures(
        filtering=filtering(partnerflow, given, saying),
        partnerships=told["composition"]["partnerships"],
        processes=processes,
        most=max((row.total for row in rows), default=0),
        longest=max((row.quartiles["longest"] or 0 for row in rows), default=0),
        waiting=tuple(teller.waiting(partnerflow)),
        returned=told["returns"],
        reasons=tuple(
            teller.figure("returned", row["returns"], saying.reason(row["reason"]), reason=row["reason"])
            for row in told["returns"]["reasons"]
        ),
        ways=tuple(map(teller.way, told["returns"]["ways"])),
        ended=told["endings"],
        endings=tuple(map(teller.ending, told["endings"]["kinds"])),
    )


class _Teller:
    """Says the rows of answers, with addresses that keep the filters."""

    def __init__(self, given: Wanted, saying: Saying) -> None:
        self._given = given
        self._saying = saying

    def figure(self, name: str, number: int, title: str, overdue: int = 0, **parameters: Any) -> Figure:
        kept = {**self._given.filters, **parameters}
        leads = address(f"portfolio_{name}", **kept) if number else None
        return Figure(number=number, title=title, address=leads, overdue=overdue)

    def processes(
        self, phases: list[dict[str, Any]], durations: list[dict[str, Any]]
    ) -> Iterator[tuple[str, tuple[PhaseRow, ...]]]:
        stays = {(row["process"], row["phase"]): row["stays"] for row in durations}
        for process in dict.fromkeys(row["process"] for row in phases):
            rows = [row for row in phases if row["process"] == process]
            yield (
                self._saying.process(process),
                tuple(self._phase(row, stays.get((process, row["phase"]))) for row in rows),
            )

    def _phase(self, row: Mapping[str, Any], stays: Mapping[str, Any] | None) -> PhaseRow:
        process, phase = row["process"], row["phase"]
        title, here = self._saying.phase(process, phase), {"process": process, "phase": phase}
        statuses = tuple(
            self.figure(
                "partnerships",
                row[each],
                f"{title}, {self._saying.words(f'status.{each}')}",
                **{**here, "status": each},
            )
            for each in STATUSES
        )
        nothing = dict.fromkeys(("lower", "median", "upper", "longest"))
        return PhaseRow(
            process=process,
            phase=title,
            statuses=statuses,
            total=sum(each.number for each in statuses),
            stays=self.figure("stays", stays["count"] if stays is not None else 0, title, **here),
            quartiles=stays["gross"] if stays is not None else nothing,
        )

    def waiting(self, partnerflow: Acting) -> Iterator[Figure]:
        """What waits, list by list; the silent are counted by a question of their own."""
        filters, weeks, words = self._given.filters, self._given.weeks, self._saying.words
        tallies: dict[str, tuple[int, int]] = {}
        for row in answer(partnerflow, "waiting", {**filters, "within": str(weeks * 7)}).answer:
            if (row["list"], row["kind"]) != ("signature", "cured"):
                items, overdue = tallies.get(row["list"], (0, 0))
                tallies[row["list"]] = (items + row["items"], overdue + row["overdue"])
        silent = answer(partnerflow, "silent", {**filters, "weeks": str(weeks)}).answer["phases"]
        tallies["silent"] = (sum(row["partnerships"] for row in silent), 0)
        for name, list_ in WAITING.items():
            items, overdue = tallies.get(list_, (0, 0))
            passed = overdue if list_ in ("deadline", "condition") else 0
            title = words(f"portfolio.lists.{name}.counted", weeks=words.count("weeks", weeks))
            yield self.figure(name, items, title, passed, weeks=weeks)

    def way(self, row: Mapping[str, Any]) -> Figure:
        """A way back, from one phase to another."""
        process, source, target = row["process"], row["from"], row["to"]
        said = [self._saying.phase(process, each) for each in (source, target)]
        return self.figure(
            "returned", row["returns"], " → ".join(said), **{"process": process, "from": source, "to": target}
        )

    def ending(self, row: Mapping[str, Any]) -> Ending:
        """A way to end."""
        title = self._saying.value("endingKind", row["kind"])
        reasons = [
            f"{self._saying.value('endingReason', each['reason'])} ({each['partnerships']})" for each in row["reasons"]
        ]
        return Ending(
            figure=self.figure("partnerships", row["partnerships"], title, ending=row["kind"]), reasons=tuple(reasons)
        )


WAITING = {
    "deadlines": "deadline",
    "conditions": "condition",
    "tranches": "tranche",
    "silent": "silent",
    "waivers": "waiver",
    "signatures": "signature",
    "unshared": "unshared",
    "successes": "success",
}
"""The lists of what waits, and what each is called in the answer that counts them."""
