"""`partnerflow portfolio`: questions about all partnerships at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from partnerflow.cli.language import language_option
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.questions import list_option, parameter, parameters_option, question_argument
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import catch_up, workspace

if TYPE_CHECKING:
    from partnerflow.questions.registry import AnyQuestion


@click.group("portfolio")
def command() -> None:
    """Ask about all partnerships at once."""


def _questions() -> Mapping[str, AnyQuestion]:
    from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS

    return PORTFOLIO_QUESTIONS


@command.command("ask")
@question_argument(_questions, "partnerflow portfolio ask --list")
@parameters_option
@list_option(_questions)
@click.option(
    "--page-size", type=click.IntRange(1, 500), default=50, show_default=True, help="How many rows of a list."
)
@click.option("--after", metavar="PLACE", help="The next rows: behind the place that was told after the ones before.")
@click.option("--json", "as_json", is_flag=True, help="Tell the answer as JSON.")
@language_option
def ask(question: str, parameters: tuple[str, ...], page_size: int, after: str | None, as_json: bool) -> None:
    """Answer a question about all partnerships.

    QUESTION is a name such as durations or tranches-at-risk (--list tells them all). A list comes in pages.
    """
    values = dict(parameter(text) for text in parameters)
    with workspace() as service:
        catch_up(service, service.portfolio)
        answered = service.ask_portfolio(question, values, after=after, limit=page_size)
    if as_json:
        told = {"answer": answered.answer, "day": answered.day, "position": answered.position}
        print_json({**told, **({"next": answered.following} if answered.following else {})})
        return
    print_plainly(answered.answer)
    if answered.following is not None:
        say([f"(more: --after '{answered.following}')"])
