"""Every command explains itself, and the operators' guide knows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from partnerflow.cli.root import root

GUIDE = (Path(__file__).resolve().parents[3] / "docs/how-to/operators.md").read_text("utf-8")


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from commands(found, f"{path} {name}")


ALL = [pytest.param(path, command, id=path) for path, command in commands(root, "partnerflow")]


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_command_has_help_for_itself_and_for_each_option(path: str, command: click.Command) -> None:
    assert command.help
    assert command.get_short_help_str(limit=200).endswith((".", "when."))
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_command_and_option_is_in_the_operators_guide(path: str, command: click.Command) -> None:
    options = [name for option in command.params if isinstance(option, click.Option) for name in option.opts]

    assert f"`{path}" in GUIDE
    assert [name for name in options if name not in GUIDE] == []
