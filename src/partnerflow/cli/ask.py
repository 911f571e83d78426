"""`partnerflow ask`: one question about one partnership."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from partnerflow.cli.days import DAY
from partnerflow.cli.language import language_option
from partnerflow.cli.printing import print_json, print_plainly
from partnerflow.cli.questions import list_option, parameter, parameters_option, question_argument
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace

if TYPE_CHECKING:
    from partnerflow.questions.registry import AnyQuestion


def _questions() -> Mapping[str, AnyQuestion]:
    from partnerflow.questions.catalogue import QUESTIONS

    return QUESTIONS


@click.command("ask")
@question_argument(_questions, "partnerflow ask --list")
@click.argument("partnership")
@parameters_option
@list_option(_questions)
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
