"""`partnerflow ask`: one question about one partnership."""

from __future__ import annotations

import click

from partnerflow.cli.days import DAY
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.naming import nearest, parameter
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace


def _known(_ctx: click.Context, _parameter: click.Parameter, text: str) -> str:
    """The name of the question that is meant."""
    from partnerflow.questions.catalogue import QUESTIONS

    return nearest(text, QUESTIONS, "partnerflow ask --list")


def _list(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from partnerflow.questions.catalogue import QUESTIONS

    widest = max(len(question.path) for question in QUESTIONS.values())
    for question in QUESTIONS.values():
        click.echo(f"{question.path:<{widest}}  {question.titles[chosen_language(ctx)]}")
    ctx.exit()


@click.command("ask")
@click.argument("question", callback=_known)
@click.argument("partnership")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; may be given again.",
)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the questions.")
@click.option("--as-of", type=DAY, help="What was true on a day, such as 2024-03-28.")
@click.option("--as-known-at", type=DAY, help="What was known on a day.")
@click.option("--json", "as_json", is_flag=True, help="Tell the answer as JSON, with the facts behind it.")
@language_option
def command(
    question: str,
    partnership: str,
    parameters: tuple[str, ...],
    as_of: str | None,
    as_known_at: str | None,
    as_json: bool,
) -> None:
    """Answer a question about one partnership.

    QUESTION is a name such as phase-durations or deliverable-in-force (--list tells them all), PARTNERSHIP a key such as
    vast-verder.
    """
    values = dict(parameter(text) for text in parameters)
    with workspace() as service:
        answered = service.ask(partnership, question, values, as_of=as_of, as_known_at=as_known_at)
    if as_json:
        print_json(
            {
                "answer": answered.answer,
                "asOf": answered.as_of,
                "asKnownAt": answered.as_known_at,
                "position": answered.position,
                "version": answered.version,
                "facts": answered.facts,
            }
        )
        return
    print_plainly(answered.answer)
    say([f"({len(answered.facts)} facts behind it; --json names them)"])
