"""What the portfolio consists of: how many partnerships are where and of what kind, and how much waits in each list."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from partnerflow.application.portfolio.figures import frequent
from partnerflow.application.portfolio.port import PartCount
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.application.portfolio.selecting import AmongAsked, selection
from partnerflow.domain.days import after
from partnerflow.domain.vocabulary.kinds import Integer


class WaitingAsked(AmongAsked):
    """Deadlines and tranches within how many days (60 when not given). Of which partnerships; without such a word, of all."""

    within: Annotated[int, Integer(minimum=0, maximum=36600)] = 60


@portfolio_question(
    "composition",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Hoeveel samenwerkingsverbanden zijn er, in welke fase en van welke soort?",
    en="How many partnerships are there, in which phase and of what kind?",
)
def composition(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """How many partnerships there are, by phase and status, and by region, profile and funder.

    Answers `{partnerships, phases, regions, profiles, funders}`. A phase is `{process, phase, active, paused, ended}`, in
    the order of the course, also where nobody is; those that ended are counted in the phase they ended in. The others are
    `{region, partnerships}`, `{process, profile, partnerships}` and `{funder, partnerships}`, the most frequent first; a
    partnership with grants of several funders counts for each.
    """
    among = selection(view)
    found = view.portfolio.composition(among)
    regions: Counter[str] = Counter()
    profiles: Counter[tuple[str, str]] = Counter()
    for item in found:
        regions[item.region] += item.count
        profiles[item.process, item.profile] += item.count
    funders = Counter(view.portfolio.funders(among))
    return PortfolioAnswer(
        value={
            "partnerships": regions.total(),
            "phases": _phases(view, found),
            "regions": [{"region": region, "partnerships": count} for region, count in frequent(regions)],
            "profiles": [
                {"process": process, "profile": profile, "partnerships": count}
                for (process, profile), count in frequent(profiles)
            ],
            "funders": [{"funder": funder, "partnerships": count} for funder, count in frequent(funders)],
        }
    )


def _phases(view: PortfolioView[AmongAsked], found: list[PartCount]) -> list[dict[str, Any]]:
    """Each phase of the newest version of each process that is kept to, and those that only older versions have."""
    counts: dict[str, dict[str, Counter[str]]] = {}
    for item in found:
        counts.setdefault(item.process, {}).setdefault(item.phase, Counter())[item.status] += item.count
    rows = []
    for name, phases in sorted(counts.items()):
        newest = [process for process in view.processes if process.name == name][-1:]
        order = dict.fromkeys([*(phase.key for process in newest for phase in process.phases), *sorted(phases)])
        for phase in order:
            statuses = phases.get(phase, Counter())
            told = {status: statuses[status] for status in ("active", "paused", "ended")}
            rows.append({"process": name, "phase": phase, **told})
    return rows


@portfolio_question(
    "waiting",
    permission="portfolio.read",
    parameters=WaitingAsked,
    nl="Hoeveel wacht er, over alle samenwerkingsverbanden?",
    en="How much is waiting, over all partnerships?",
)
def waiting(view: PortfolioView[WaitingAsked]) -> PortfolioAnswer:
    """How long the lists are: what is due within so many days, what is not met, shared or cured.

    Answers a list of `{list, kind, items, overdue}`, of which `overdue` should have happened already. A list is
    `deadline`, `tranche`, `condition`, `signature`, `waiver`, `success` or `unshared`; its kinds are those that the list
    itself tells apart. Only `deadline` and `tranche` look at the days.
    """
    found = view.portfolio.tallies(selection(view), today=view.day, until=after(view.day, view.parameters.within))
    return PortfolioAnswer(
        value=[
            {"list": item.list_, "kind": item.kind, "items": item.count, "overdue": item.passed}
            for item in sorted(found, key=lambda item: (item.list_, item.kind))
        ]
    )
