"""`partnerflow portfolio`: questions about all partnerships at once."""

from __future__ import annotations

import click

from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.naming import nearest, parameter
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace

_PATIENCE = 10.0


@click.group("portfolio")
def command() -> None:
    """Ask about all partnerships at once."""


def _known(_ctx: click.Context, _parameter: click.Parameter, text: str) -> str:
    """The name of the question that is meant."""
    from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS

    return nearest(text, PORTFOLIO_QUESTIONS, "partnerflow portfolio ask --list")


def _list(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS

    widest = max(len(question.path) for question in PORTFOLIO_QUESTIONS.values())
    for question in PORTFOLIO_QUESTIONS.values():
        click.echo(f"{question.path:<{widest}}  {question.titles[chosen_language(ctx)]}")
    ctx.exit()


@command.command("ask")
@click.argument("question", callback=_known)
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; may be given again.",
)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the questions.")
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
        service.portfolio.wait(service.store.position(), _PATIENCE)
        answered = service.ask_portfolio(question, values, after=after, limit=page_size)
    if as_json:
        told = {"answer": answered.answer, "day": answered.day, "position": answered.position}
        print_json({**told, **({"next": answered.following} if answered.following else {})})
        return
    print_plainly(answered.answer)
    if answered.following is not None:
        say([f"(more: --after '{answered.following}')"])
