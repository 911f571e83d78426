"""`partnerflow config`: what the environment says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields

import click

from partnerflow.cli.printing import print_json
from partnerflow.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """One setting as it holds, and where it comes from."""

    name: str
    value: str
    origin: str


@click.group("config")
def command() -> None:
    """Show the settings that hold."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Tell them as JSON.")
def show(as_json: bool) -> None:
    """Show every setting and where it comes from.

    The origin is the environment or the default. Passwords and keys are never shown.
    """
    settings = list(_settings())
    if as_json:
        print_json(settings)
        return
    name, value = (max(len(getattr(one, part)) for one in settings) for part in ("name", "value"))
    for one in settings:
        click.echo(f"{one.name:<{name}}  {one.value:<{value}}  ({one.origin})")


def _settings() -> Iterator[_Setting]:
    settings = Settings.read(os.environ)
    for field in fields(settings):
        name = f"PARTNERFLOW_{field.name.upper()}"
        origin = "environment" if os.environ.get(name, "").strip() else "default"
        yield _Setting(name=name, value=_shown(getattr(settings, field.name)), origin=origin)


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "-"
        case _:
            return str(value)
