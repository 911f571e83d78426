"""Printing answers: JSON for programs, indented lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click
import msgspec

json_option = click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
_JSON = msgspec.json.Encoder(decimal_format="number")


def print_json(value: Any) -> None:
    """A value as JSON, indented; numbers as they are told over HTTP."""
    click.echo(msgspec.json.format(_JSON.encode(value), indent=2).decode())


def print_plainly(value: Any) -> None:
    """A value of plain JSON as indented lines: one a member, with a dash before each item of a list."""
    for line in _lines(msgspec.json.decode(_JSON.encode(value))):
        click.echo(line)


def _lines(value: Any, indent: str = "") -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for name, member in value.items():
            if _is_short(member):
                yield f"{indent}{name}: {_short(member)}"
            else:
                yield f"{indent}{name}:"
                yield from _lines(member, indent + "  ")
    elif isinstance(value, list) and not _is_short(value):
        for item in value:
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
    else:
        yield f"{indent}{_short(value)}"


def _is_short(value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(item, list | Mapping) for item in value)
    return not isinstance(value, Mapping) or not value


def _short(value: Any) -> str:
    match value:
        case str():
            return value
        case list():
            return ", ".join(map(_short, value)) or "-"
        case None:
            return "-"
        case Mapping():
            return "-"
        case _:
            return json.dumps(value)
