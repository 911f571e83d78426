"""Lists of partnerships that stand still: too long in one phase, or fallen silent."""

from __future__ import annotations

from typing import Annotated, Any

from partnerflow.application.portfolio.port import Place, Standing
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.application.portfolio.selecting import AmongAsked, selection
from partnerflow.domain.days import after, between
from partnerflow.domain.vocabulary.kinds import Integer


class LingeringAsked(AmongAsked):
    """For more than how many days (365 when not given), in which phase (without one, in any). Of which partnerships; without
    such a word, of all."""

    days: Annotated[int, Integer(minimum=0, maximum=36600)] = 365


class SilentAsked(AmongAsked):
    """For how many weeks (8 when not given), in which phase (without one, in any). Of which partnerships; without such a
    word, of all."""

    weeks: Annotated[int, Integer(minimum=1, maximum=520)] = 8


@portfolio_question(
    "lingering",
    permission="portfolio.read",
    parameters=LingeringAsked,
    nl="Welke samenwerkingsverbanden zitten al te lang in een fase?",
    en="Which partnerships have been in a phase for too long?",
    paged=True,
)
def lingering(view: PortfolioView[LingeringAsked]) -> PortfolioAnswer:
    """The partnerships that have been in their phase for more than so many days, the longest first; no ended ones.

    Answers a list of `{partnership, name, process, phase, status, entered, days, net, fact}`; `days` since they entered
    the phase, `net` without the pauses.
    """
    asked = view.parameters
    found = view.portfolio.standing(
        "entered",
        selection(view),
        before=after(view.day, -asked.days),
        after=view.after,
        limit=view.limit + 1,
    )
    rows = found[: view.limit]
    following = Place(day=rows[-1].entered, key=rows[-1].key) if len(found) > view.limit else None
    return PortfolioAnswer(value=[_lingering(item, view.day) for item in rows], following=following)


def _lingering(item: Standing, day: str) -> dict[str, Any]:
    days = between(item.entered, day)
    paused = item.paused_days + (between(item.paused_since, day) if item.paused_since is not None else 0)
    return {**_named(item), "entered": item.entered, "days": days, "net": days - paused, "fact": item.entered_fact}


def _named(item: Standing) -> dict[str, Any]:
    return {
        "partnership": item.key,
        "name": item.name,
        "process": item.process,
        "phase": item.phase,
        "status": item.status,
    }


@portfolio_question(
    "silent",
    permission="portfolio.read",
    parameters=SilentAsked,
    nl="Welke samenwerkingsverbanden zijn stilgevallen?",
    en="Which partnerships have fallen silent?",
    paged=True,
)
def silent(view: PortfolioView[SilentAsked]) -> PortfolioAnswer:
    """The partnerships of which nobody told anything for so many weeks, the longest first; no ended ones.

    Answers `{phases, partnerships}`. A phase is `{process, phase, partnerships}`: how many there are in all. A
    partnership is `{partnership, name, process, phase, status, lastOn, days, fact}`: the day on which the last fact
    was told, whichever day it was about, and which one. What a funder tells of a grant breaks no silence.
    """
    among, before = selection(view), after(view.day, 1 - view.parameters.weeks * 7)
    found = view.portfolio.standing("last_on", among, before=before, after=view.after, limit=view.limit + 1)
    rows = found[: view.limit]
    phases = [
        {"process": item.process, "phase": item.phase, "partnerships": item.count}
        for item in view.portfolio.silent_phases(among, before=before)
    ]
    partnerships = [
        {**_named(item), "lastOn": item.last_on, "days": between(item.last_on, view.day), "fact": item.last_fact}
        for item in rows
    ]
    following = Place(day=rows[-1].last_on, key=rows[-1].key) if len(found) > view.limit else None
    return PortfolioAnswer(value={"phases": phases, "partnerships": partnerships}, following=following)
