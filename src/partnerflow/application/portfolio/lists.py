"""Lists over all partnerships: deadlines, signatures, tranches, successes, waivers, ambitions that are not shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from partnerflow.application.portfolio.port import Item, Place, Selection, Stretch
from partnerflow.application.portfolio.registry import PortfolioAnswer, PortfolioView, portfolio_question
from partnerflow.application.portfolio.selecting import AmongAsked, PartnershipStatus, SelectionAsked, selection
from partnerflow.domain.days import after, between, until
from partnerflow.domain.vocabulary.kinds import Enumeration, Integer
from partnerflow.questions.together.due.kinds import KINDS

EVER = "9999-12-31"


class DeadlinesAsked(AmongAsked):
    """Within how many days (90 when not given), and of which kind; without one, of all kinds. Of which partnerships; without
    such a word, of all."""

    within: Annotated[int, Integer(minimum=0, maximum=36600)] = 90
    kind: Annotated[str, Enumeration(values=tuple(KINDS))] | None = None


class SignaturesAsked(SelectionAsked):
    """Those that nothing cured (`open`), or those that were ratified since (`cured`); without it, both. Of which partnerships,
    of which status (`partnershipStatus`); without such a word, of all."""

    status: Annotated[str, Enumeration(values=("open", "cured"))] | None = None
    partnership_status: PartnershipStatus | None = None


class TranchesAsked(AmongAsked):
    """Within how many days (60 when not given). Of which partnerships; without such a word, of all."""

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
    among = replace(selection(view), status=view.parameters.partnership_status)
    return _page(view, "signature", _signature, kind=view.parameters.status, among=among)


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
    "waiting_conditions",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Welke voorwaarden van financiers zijn nog niet vervuld?",
    en="Which conditions of funders are not met?",
    paged=True,
)
def waiting_conditions(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """The conditions that no funder has confirmed as met, of grants that run; the first day first, those without one last.

    Answers a list of `{partnership, name, grant, condition, imposedOn, dueOn, daysLeft, overdue, fact}`; `dueOn` and
    `daysLeft` are null where the funder set no day.
    """
    return _page(view, "condition", _condition)


def _condition(item: Item, day: str) -> dict[str, Any]:
    due_on = item.day if item.day != EVER else None
    left = until(day, due_on) if due_on is not None else None
    overdue = left is not None and left < 0
    return {**_named(item), **item.told, "dueOn": due_on, "daysLeft": left, "overdue": overdue}


@portfolio_question(
    "to_celebrate",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Wat valt er te vieren?",
    en="What is there to celebrate?",
    paged=True,
)
def to_celebrate(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """The successes that were recorded and not shared with anybody yet, the oldest first.

    Answers a list of `{on, partnership, name, by, days, fact}`; the fact holds the story.
    """
    return _page(view, "success", _dated)


@portfolio_question(
    "open_waivers",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Welke afwijkingen zijn nog niet opgelost?",
    en="Which waivers are not resolved?",
    paged=True,
)
def open_waivers(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
    """The guards that were waived and not settled since, the oldest first.

    Answers a list of `{on, partnership, name, waiver, guard, organisation, validThrough, days, fact}`.
    """
    return _page(view, "waiver", lambda item, day: {**_dated(item, day), "guard": item.kind})


@portfolio_question(
    "not_shared",
    permission="portfolio.read",
    parameters=AmongAsked,
    nl="Waar is de ambitie niet van iedereen?",
    en="Where is the ambition not everybody's?",
    paged=True,
)
def not_shared(view: PortfolioView[AmongAsked]) -> PortfolioAnswer:
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
    among: Selection | None = None,
) -> PortfolioAnswer:
    """A page of one list, each item as `told` tells it on the day of the view; of the partnerships asked for, or `among`."""
    among = among if among is not None else selection(view)
    until_day = _until(view.day, within)
    stretch = Stretch(list_=list_, today=view.day, until=until_day, kind=kind or "", among=among)
    found = view.portfolio.items(stretch, after=view.after, limit=view.limit + 1)
    rows = found[: view.limit]
    last = rows[-1] if len(found) > view.limit else None
    following = Place(day=last.day, key=last.key, number=last.number) if last is not None else None
    return PortfolioAnswer(value=[told(item, view.day) for item in rows], following=following)


def _until(day: str, within: int | None) -> str:
    return EVER if within is None else after(day, within)
