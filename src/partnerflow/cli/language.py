"""The language of a command's words: `--language`, else what the environment says (POSIX locale variables)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from partnerflow.messages import LANGUAGES, Language

_KEY = "partnerflow.language"
F = TypeVar("F", bound=Callable[..., Any])


def environment_language(environment: Mapping[str, str]) -> Language:
    """Dutch where the locale for messages is Dutch, else English."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "nl" if locale.lower().startswith("nl") else "en"


def chosen_language(ctx: click.Context) -> Language:
    """The language of the command that runs."""
    language: Language = ctx.meta.get(_KEY) or environment_language(os.environ)
    return language


def language_option(function: F) -> F:
    """Adds `--language`; `chosen_language` tells what was chosen."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        # `--list` answers in this language, and answers before anything else is looked at.
        is_eager=True,
        callback=_remember,
        help="Language of messages: nl or en. [default: that of the environment]",
    )(function)


def _remember(ctx: click.Context, _parameter: click.Parameter, value: Language | None) -> None:
    if value is not None:
        ctx.meta[_KEY] = value
