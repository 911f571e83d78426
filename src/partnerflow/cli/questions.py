"""Questions as people type them: which one, with which parameters, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from partnerflow.cli.language import chosen_language

if TYPE_CHECKING:
    from partnerflow.questions.registry import AnyQuestion

F = TypeVar("F", bound=Callable[..., Any] | click.Command)
# Called when a command runs: to load the questions takes longer than to tell the help.
Questions = Callable[[], Mapping[str, "AnyQuestion"]]


def question_argument(questions: Questions, lists: str) -> Callable[[F], F]:
    """The name of the question that is meant; `lists` is the command that tells them all."""

    def known(_ctx: click.Context, _parameter: click.Parameter, text: str) -> str:
        return nearest(text, questions(), lists)

    return click.argument("question", callback=known)


def parameters_option(command: F) -> F:
    """The parameters of the question, each as NAME=VALUE."""
    return click.option(
        "--param",
        "parameters",
        multiple=True,
        metavar="NAME=VALUE",
        help="A parameter of the question; may be given again.",
    )(command)


def list_option(questions: Questions) -> Callable[[F], F]:
    """`--list`: tell every question there is, and nothing more."""

    def tell(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
        if asked:
            known = questions().values()
            widest = max(len(question.path) for question in known)
            for question in known:
                click.echo(f"{question.path:<{widest}}  {question.titles[chosen_language(ctx)]}")
            ctx.exit()

    return click.option(
        "--list", is_flag=True, is_eager=True, expose_value=False, callback=tell, help="List the questions."
    )


def nearest(text: str, names: Iterable[str], lists: str) -> str:
    """The name of the question that is meant; `lists` is the command that tells them all.

    Raises:
        click.BadParameter: there is none; says which one is near.
    """
    known, name = list(names), text.replace("-", "_")
    if name not in known:
        near = get_close_matches(name, known, n=1)
        meant = f" Did you mean {near[0].replace('_', '-')}?" if near else ""
        raise click.BadParameter(f"there is no question {text!r}.{meant} `{lists}` lists them.")
    return name


def parameter(text: str) -> tuple[str, str]:
    """What `--param NAME=VALUE` says.

    Raises:
        click.BadParameter: it has another form.
    """
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{text!r} is no NAME=VALUE", param_hint="--param")
    return name, value
