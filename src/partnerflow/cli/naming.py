"""Names of questions and their parameters, as people type them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click


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
