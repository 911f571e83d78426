"""`partnerflow ask`: one question about one partnership."""

from __future__ import annotations

import click

from partnerflow.cli.language import language_option
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace


@click.command("ask")
@click.argument("question")
@click.argument("partnership")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; may be given again.",
)
@click.option("--as-of", metavar="DAY", help="What was true on a day, such as 2024-03-28.")
@click.option("--as-known-at", metavar="DAY", help="What was known on a day.")
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

    QUESTION is a name such as phase-durations or deliverable-in-force, PARTNERSHIP a key such as vast-verder.
    """
    values = dict(_parameter(text) for text in parameters)
    with workspace() as service:
        answered = service.ask(partnership, question.replace("-", "_"), values, as_of=as_of, as_known_at=as_known_at)
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


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{text!r} is no NAME=VALUE", param_hint="--param")
    return name, value
