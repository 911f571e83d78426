"""What stands behind the figures, one row each: the partnerships, their stays in a phase, their returns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from msgspec import field

from partnerflow.application.portfolio.port import Listed, Place, Way
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.application.portfolio.selecting import AmongAsked, selection
from partnerflow.domain.days import between
from partnerflow.domain.vocabulary.enumerations import EndingKind, PhaseKey, ReturnReason
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError


class PartnershipsAsked(AmongAsked):
    """That ended how (without it, whether they ended or not). Of which partnerships; without such a word, of all."""

    ending: EndingKind | None = None


class StaysAsked(AmongAsked):
    """In which phase: that must be said. Of which partnerships; without such a word, of all."""


class ReturnedAsked(AmongAsked):
    """From and to which phase, and for which reason; without them, all. Of which partnerships; without such a word, of all."""

    from_: PhaseKey | None = field(name="from", default=None)
    to: PhaseKey | None = None
    reason: ReturnReason | None = None


@portfolio_question(
    "partnerships",
    permission="portfolio.read",
    parameters=PartnershipsAsked,
    nl="Welke samenwerkingsverbanden zijn er, en waar staan ze?",
    en="Which partnerships are there, and where do they stand?",
    paged=True,
)
def partnerships(view: PortfolioView[PartnershipsAsked]) -> PortfolioAnswer:
    """The partnerships one by one, in order of key.

    Answers a list of `{partnership, name, process, phase, status, region, profile, entered, days, returns, ending, lastOn,
    fact}`; `days` since they entered the phase, null once they ended, and `ending` how, null before. `fact` is the one by
    which they entered the phase.
    """
    among = replace(selection(view), ending=view.parameters.ending)
    found = view.portfolio.partnerships(among, after=view.after, limit=view.limit + 1)
    rows = found[: view.limit]
    following = Place(key=rows[-1].key) if len(found) > view.limit else None
    return PortfolioAnswer(value=[_listed(item, view.day) for item in rows], following=following)


def _listed(item: Listed, day: str) -> dict[str, Any]:
    return {
        "partnership": item.key,
        "name": item.name,
        "process": item.process,
        "phase": item.phase,
        "status": item.status,
        "region": item.region,
        "profile": item.profile,
        "entered": item.entered,
        "days": between(item.entered, day) if item.ending is None else None,
        "returns": item.returns,
        "ending": item.ending,
        "lastOn": item.last_on,
        "fact": item.entered_fact,
    }


@portfolio_question(
    "stays",
    permission="portfolio.read",
    parameters=StaysAsked,
    nl="Welke verblijven in een fase duurden het langst?",
    en="Which stays in a phase took longest?",
    paged=True,
)
def stays(view: PortfolioView[StaysAsked]) -> PortfolioAnswer:
    """The stays in one phase that are over, the longest first: what `durations` counts.

    Answers a list of `{partnership, name, process, phase, entered, gross, net, fact}`, in days; none without a `phase`,
    for days in different phases are no one list.
    """
    phase = view.parameters.phase
    begin = _longest(view.after) if view.after.key else None
    among = replace(selection(view), phase=None)
    found = view.portfolio.stays_over(among, phase=phase or "", after=begin, limit=view.limit + 1)
    rows = found[: view.limit]
    last = rows[-1] if len(found) > view.limit else None
    following = Place(day=str(last.gross), key=last.key, number=last.number) if last is not None else None
    return PortfolioAnswer(
        value=[
            {
                "partnership": item.key,
                "name": item.name,
                "process": item.process,
                "phase": phase,
                "entered": item.entered,
                "gross": item.gross,
                "net": item.net,
                "fact": item.fact,
            }
            for item in rows
        ],
        following=following,
    )


def _longest(after: Place) -> Place:
    if not (after.day.isascii() and after.day.isdigit() and len(after.day) < 10):
        raise MalformedError([fault("/after", "not_a_cursor")])
    return after


@portfolio_question(
    "returned",
    permission="portfolio.read",
    parameters=ReturnedAsked,
    nl="Welke terugkeren waren er, en waarom?",
    en="Which returns were there, and why?",
    paged=True,
)
def returned(view: PortfolioView[ReturnedAsked]) -> PortfolioAnswer:
    """The returns one by one, the first first: what `returns` counts.

    Answers a list of `{on, partnership, name, process, from, to, reasons, fact}`.
    """
    asked = view.parameters
    way = Way(source=asked.from_ or "", target=asked.to or "", reason=asked.reason or "")
    found = view.portfolio.returned(selection(view), way, after=view.after, limit=view.limit + 1)
    rows = found[: view.limit]
    last = rows[-1] if len(found) > view.limit else None
    following = Place(day=last.day, key=last.key, number=last.number) if last is not None else None
    return PortfolioAnswer(
        value=[
            {
                "on": item.day,
                "partnership": item.key,
                "name": item.name,
                "process": item.process,
                "from": item.source,
                "to": item.target,
                "reasons": list(item.reasons),
                "fact": item.fact,
            }
            for item in rows
        ],
        following=following,
    )
