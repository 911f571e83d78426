"""Lists over all partnerships: deadlines, signatures, tranches, successes, waivers, ambitions that are not shared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from partnerflow.application.portfolio.port import Item, Place, Stretch
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.domain.days import after, between, until
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.questions.together.due.kinds import KINDS

EVER = "9999-12-31"


class WholeAsked(Declared):
    """Nothing more."""


class DeadlinesAsked(Declared):
    """Within how many days (90 when not given), and of which kind; without one, of all kinds."""

    within: Annotated[int, Integer(minimum=0, maximum=36600)] = 90
    kind: Annotated[str, Enumeration(values=tuple(KINDS))] | None = None


class SignaturesAsked(Declared):
    """Those that nothing cured (`open`), or those that were ratified since (`cured`); without it, both."""

    status: Annotated[str, Enumeration(values=("open", "cured"))] | None = None


class TranchesAsked(Declared):
    """Within how many days (60 when not given)."""

    days: Annotated[int, Integer(minimum=0, maximum=36600)] = 60


@portfolio_question(
    "deadlines",
    permission="portfolio.read",
    parameters=DeadlinesAsked,
    nl="Welke termijnen lopen af, over alle samenwerkingsverbanden?",
    en="Which terms run out, over all partnerships?",
    paged=True,
)
def deadlines(view: PortfolioView[DeadlinesAsked]) -> PortfolioAnswer:
    """What `deadlines` tells of one partnership, of all of them: what comes, and what should have happened already.

    Answers a list of `{on, kind, subject, partnership, name, organisation, project, grant, daysLeft, overdue, fact}`,
    the first day first.
    """
    return _page(view, "deadline", _deadline, within=view.parameters.within, kind=view.parameters.kind)


def _deadline(item: Item, day: str) -> dict[str, Any]:
    left = until(day, item.day)
    told = {name: item.told[name] for name in ("subject", "organisation", "project", "grant", "fact")}
    return {"on": item.day, "kind": item.kind, **_named(item), **told, "daysLeft": left, "overdue": left < 0}


@portfolio_question(
    "unmandated_signatures",
    permission="portfolio.read",
    parameters=SignaturesAsked,
    nl="Welke handtekeningen rustten niet op een geldig mandaat?",
    en="Which signatures did not rest on a valid mandate?",
    paged=True,
)
def unmandated_signatures(view: PortfolioView[SignaturesAsked]) -> PortfolioAnswer:
    """The signatures without a mandate that was valid and reached far enough on their day, the first one first.

    Answers a list of `{on, partnership, name, deliverable, organisation, mandate, reasons, cured, ratifiedOn,
    ratifiedUnder, fact}`, judged as `signatures-audit` judges them. `deliverable` is `{kind, project, version}`.
    """
    return _page(view, "signature", _signature, kind=view.parameters.status)


def _signature(item: Item, day: str) -> dict[str, Any]:
    return {"on": item.day, **_named(item), **item.told, "cured": item.kind == "cured"}


@portfolio_question(
    "tranches_at_risk",
    permission="portfolio.read",
    parameters=TranchesAsked,
    nl="Welke schijven komen in het gedrang door wat binnenkort vervuld moet zijn?",
    en="Which tranches are at risk for what must be fulfilled soon?",
    paged=True,
)
def tranches_at_risk(view: PortfolioView[TranchesAsked]) -> PortfolioAnswer:
    """The tranches not paid yet that lack something within so many days, or are withheld; the first day first.

    Answers a list of `{partnership, name, grant, tranche, minor, currency, dueOn, daysLeft, withheldOn, conditions,
    reviews, fact}`. A tranche has no day of its own: `dueOn` is the first day among its `conditions` (`{condition,
    dueOn}`) that are not met and its `reviews` (`{review, dueOn}`) that the funder has not followed. What goes back to
    the review of a milestone, or was the ground to withhold a tranche, belongs to that tranche, any other to the first
    one not paid.
    """
    return _page(view, "tranche", _tranche, within=view.parameters.days)


def _tranche(item: Item, day: str) -> dict[str, Any]:
    due_on = item.told["dueOn"]
    return {**_named(item), **item.told, "daysLeft": until(day, due_on) if due_on is not None else None}


@portfolio_question(
    "to_celebrate",
    permission="portfolio.read",
    parameters=WholeAsked,
    nl="Wat valt er te vieren?",
    en="What is there to celebrate?",
    paged=True,
)
def to_celebrate(view: PortfolioView[WholeAsked]) -> PortfolioAnswer:
    """The successes that were recorded and not shared with anybody yet, the oldest first.

    Answers a list of `{on, partnership, name, by, days, fact}`; the fact holds the story.
    """
    return _page(view, "success", _dated)


@portfolio_question(
    "open_waivers",
    permission="portfolio.read",
    parameters=WholeAsked,
    nl="Welke afwijkingen zijn nog niet opgelost?",
    en="Which waivers are not resolved?",
    paged=True,
)
def open_waivers(view: PortfolioView[WholeAsked]) -> PortfolioAnswer:
    """The guards that were waived and not settled since, the oldest first.

    Answers a list of `{on, partnership, name, waiver, guard, organisation, validThrough, days, fact}`.
    """
    return _page(view, "waiver", lambda item, day: {**_dated(item, day), "guard": item.kind})


@portfolio_question(
    "not_shared",
    permission="portfolio.read",
    parameters=WholeAsked,
    nl="Waar is de ambitie niet van iedereen?",
    en="Where is the ambition not everybody's?",
    paged=True,
)
def not_shared(view: PortfolioView[WholeAsked]) -> PortfolioAnswer:
    """The partnerships whose newest ambition some counting partner does not fully endorse, the oldest one first.

    Answers a list of `{on, partnership, name, version, missing, days, fact}`: the day and the number of that version,
    and who is missing, `{organisation, reason}`, with the reasons of `endorsements`. None while a version is everybody's.
    """
    return _page(view, "unshared", _dated)


def _dated(item: Item, day: str) -> dict[str, Any]:
    return {"on": item.day, **_named(item), **item.told, "days": between(item.day, day)}


def _named(item: Item) -> dict[str, Any]:
    return {"partnership": item.key, "name": item.name}


def _page(
    view: PortfolioView[Any],
    list_: str,
    told: Callable[[Item, str], dict[str, Any]],
    *,
    within: int | None = None,
    kind: str | None = None,
) -> PortfolioAnswer:
    """A page of one list, each item as `told` tells it on the day of the view."""
    stretch = Stretch(list_=list_, today=view.day, until=_until(view.day, within), kind=kind or "")
    found = view.portfolio.items(stretch, after=view.after, limit=view.limit + 1)
    rows = found[: view.limit]
    last = rows[-1] if len(found) > view.limit else None
    following = Place(day=last.day, key=last.key, number=last.number) if last is not None else None
    return PortfolioAnswer(value=[told(item, view.day) for item in rows], following=following)


def _until(day: str, within: int | None) -> str:
    return EVER if within is None else after(day, within)
