"""The addresses of the portfolio: the figures, each list behind them, and the files of both."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, url_for

from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.portfolio import files
from partnerflow_api.pages.portfolio.figures import figures
from partnerflow_api.pages.portfolio.lists import LISTS
from partnerflow_api.pages.portfolio.table import list_page, whole_list
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.tables import Table, downloads
from partnerflow_api.permitting import permitted


def register(pages: Blueprint) -> None:
    """`/portfolio` and `/portfolio/{list}`, each also as a file."""

    @pages.get("/portfolio")
    @permitted("portfolio.read", "portfolio")
    def portfolio() -> Response:
        words = asked.words()
        found = figures(service(), words)
        calendar = url_for("portfolio.portfolioCalendar", within=found.filtering.weeks * 7, lang=words.language)
        return page("portfolio/portfolio.html", p=found, calendar=calendar)

    figures_of = {"": files.phases, "/reasons": files.reasons, "/endings": files.endings}
    for rule, build in figures_of.items():
        endpoint = f"portfolio{rule.replace('/', '_')}"
        downloads(
            pages, f"/portfolio{rule}", endpoint, "portfolio.read", lambda build=build: build(service(), asked.words())
        )
    for name in LISTS:
        pages.get(f"/portfolio/{name}", endpoint=f"portfolio_{name}")(_list(name))
        downloads(pages, f"/portfolio/{name}", f"portfolio_{name}", "portfolio.read", _whole(name))


def _list(name: str) -> Callable[[], Response]:
    @permitted("portfolio.read", f"portfolio_{name}")
    def view() -> Response:
        return page("portfolio/list.html", p=list_page(service(), name, asked.words()))

    return view


def _whole(name: str) -> Callable[[], Table]:
    return lambda: whole_list(service(), name, asked.words())
