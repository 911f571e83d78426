"""The command `partnerflow`: finds the command that was asked for, and turns every error into sentences."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from partnerflow.cli import exits
from partnerflow.cli.language import chosen_language
from partnerflow.cli.telling import tell_error
from partnerflow.cli.version import version
from partnerflow.errors import PartnerflowError

# Name to module: only the module of the command that runs is loaded.
COMMANDS = {
    "account": "account",
    "ask": "ask",
    "audit": "audit",
    "backup": "backup",
    "bundle": "bundle",
    "calendar": "calendar",
    "config": "config",
    "db": "db",
    "export": "export",
    "import": "importing",
    "key": "key",
    "ledger": "ledger",
    "partnerships": "partnerships",
    "persons": "persons",
    "portfolio": "portfolio",
    "process": "process",
    "projections": "projections",
    "restore": "restore",
    "serve": "serve",
    "witness": "witness",
    "workspace": "workspaces",
}


class _Root(click.Group):
    """Loads a command when it is asked for; tells errors in the language that the command was given."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"partnerflow.cli.{COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PartnerflowError as error:
            ctx.exit(tell_error(error, chosen_language(ctx)))


@click.command(cls=_Root)
@click.version_option(version())
def root() -> None:
    """Keeps the history of partnerships: phases, guards, returns, and who signed what when.

    Settings come from the environment, from variables that begin with PARTNERFLOW_: see `partnerflow config show`.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; usage errors and broken pipes end as people expect."""
    try:
        code = root.main(arguments, prog_name="partnerflow", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except click.Abort:
        return exits.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; at its end Python would flush once more, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    return code if isinstance(code, int) else exits.OK
