"""Figures over all partnerships: how long phases take, how often and why partners return, how partnerships end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from partnerflow.application.portfolio.port import Measure, StayCount
from partnerflow.application.portfolio.quantiles import quartiles
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.application.portfolio.selecting import AmongAsked, selection


@portfolio_question(
    "durations",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Hoe lang duurt elke fase, per verblijf en per samenwerkingsverband?",
    en="How long does each phase take, per stay and per partnership?",
)
def durations(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """Median and quartiles of the days in each phase, and the longest of them. With `phase`, of that phase alone.

    Answers a list of `{process, phase, stays, partnerships}`, in the order of the course. `stays` and `partnerships`
    are `{count, running, gross, net}`: counted are the stays that are over, and the partnerships that have left the
    phase, with all their stays in it together; `running` are those still in it, whose days nobody knows yet. `gross`
    and `net` (of pauses) are `{lower, median, upper, longest}`, null when nothing is counted. A stay is over when the
    partnership went on, went back or ended.
    """
    phase_asked = view.parameters.phase
    found: dict[tuple[str, str], list[StayCount]] = {}
    for item in view.portfolio.stays(replace(selection(view), phase=None)):
        if phase_asked in (None, item.phase):
            found.setdefault((item.process, item.phase), []).append(item)
    places = {
        (process.name, phase.key): place for process in view.processes for place, phase in enumerate(process.phases)
    }
    value = []
    for process, phase in sorted(found, key=lambda item: (item[0], places.get(item, 0), item[1])):
        of_phase = found[process, phase]
        value.append(
            {
                "process": process,
                "phase": phase,
                "stays": _days(item for item in of_phase if item.stay),
                "partnerships": _days(item for item in of_phase if not item.stay),
            }
        )
    return PortfolioAnswer(value=value)


def _days(counts: Iterable[StayCount]) -> dict[str, Any]:
    days: dict[Measure, Counter[int]] = {"gross": Counter(), "net": Counter()}
    running = 0
    for item in counts:
        if not item.running:
            days[item.measure][item.days] += item.count
        elif item.measure == "gross":
            running += item.count
    return {
        "count": days["gross"].total(),
        "running": running,
        **{measure: quartiles(counted) for measure, counted in days.items()},
    }


@portfolio_question(
    "returns",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Hoeveel samenwerkingsverbanden keerden terug, van waar naar waar, en waarom het vaakst?",
    en="How many partnerships returned, from where to where, and why most often?",
)
def returns(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """The share of partnerships with a return, and the returns by reason and by way, the most frequent first.

    Answers `{partnerships, returned, share, returns, reasons, ways}`. `returned` of `partnerships` returned at least
    once; `share` is the one divided by the other, null when there are none. `returns` counts the returns themselves.
    A reason is `{reason, returns, share}`, a share of all returns; a return with several reasons counts for each. A
    way is `{process, from, to, returns}`.
    """
    among = selection(view)
    statuses = view.portfolio.statuses(among)
    partnerships, returned = sum(item.count for item in statuses), sum(item.returned for item in statuses)
    found = view.portfolio.returns(among)
    total = sum(item.count for item in found)
    reasons: Counter[str] = Counter()
    ways: Counter[tuple[str, str, str]] = Counter()
    for item in found:
        reasons.update(dict.fromkeys(item.reasons, item.count))
        ways[item.process, item.source, item.target] += item.count
    return PortfolioAnswer(
        value={
            "partnerships": partnerships,
            "returned": returned,
            "share": share(returned, partnerships),
            "returns": total,
            "reasons": [
                {"reason": reason, "returns": count, "share": share(count, total)}
                for reason, count in frequent(reasons)
            ],
            "ways": [
                {"process": process, "from": source, "to": target, "returns": count}
                for (process, source, target), count in frequent(ways)
            ],
        }
    )


@portfolio_question(
    "endings",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Hoeveel samenwerkingsverbanden eindigden, hoe en waarom?",
    en="How many partnerships ended, how and why?",
)
def endings(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """The endings by kind and by reason, the most frequent first.

    Answers `{partnerships, ended, share, kinds}`. A kind is `{kind, partnerships, reasons}` and a reason of it
    `{reason, partnerships}`; an ending with several reasons counts for each.
    """
    among = selection(view)
    partnerships = sum(item.count for item in view.portfolio.statuses(among))
    found = view.portfolio.endings(among)
    kinds: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {}
    for item in found:
        kinds[item.kind] += item.count
        reasons.setdefault(item.kind, Counter()).update(dict.fromkeys(item.reasons, item.count))
    return PortfolioAnswer(
        value={
            "partnerships": partnerships,
            "ended": kinds.total(),
            "share": share(kinds.total(), partnerships),
            "kinds": [
                {
                    "kind": kind,
                    "partnerships": count,
                    "reasons": [
                        {"reason": reason, "partnerships": number} for reason, number in frequent(reasons[kind])
                    ],
                }
                for kind, count in frequent(kinds)
            ],
        }
    )


def share(part: int, whole: int) -> float | None:
    """A part of a whole, to four decimals; null of nothing."""
    return round(part / whole, 4) if whole else None


def frequent(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """What occurs, the most frequent first; what is as frequent, in order of name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
