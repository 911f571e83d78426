"""`partnerflow witness`: a witness of one's own, beside the ledgers of others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnerflow.application.instants import instant
from partnerflow.cli.printing import json_option, print_json, print_plainly
from partnerflow.cli.telling import say
from partnerflow.settings import Address, data_folder

if TYPE_CHECKING:
    from partnerflow.witness.memory import Known, Memory


def _address(_ctx: click.Context, _parameter: click.Parameter, text: str) -> Address:
    try:
        return Address.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: data_folder(os.environ) / "witness",
    help="Where its key and its memory lie; usually `witness` in the data folder.",
)


@click.group("witness")
def command() -> None:
    """Watch the ledgers of others: cosign their checkpoints as long as each continues the last."""


@command.command("serve")
@click.option(
    "--bind", default="127.0.0.1:8081", callback=_address, help="Where it listens; port 0 takes any free one."
)
@click.option("--name", help="The name in its key, such as funder.example/w1; asked for at the first start only.")
@_folder
def serve(bind: Address, name: str | None, folder: Path) -> None:
    """Answer `POST /add-checkpoint` (C2SP tlog-witness).

    The first start makes the key. It prints the vkey that goes into the policy of a ledger, and stops on SIGTERM or
    Ctrl-C. One process serves one folder.
    """
    # Loading the server takes longer than most commands run.
    from partnerflow.cli.witnessing import serve

    serve(bind, folder, name)


@command.command("add-log")
@click.argument("vkey")
@_folder
def add_log(vkey: str, folder: Path) -> None:
    """Trust a ledger: cosign what this key signs.

    VKEY is the ledger's own, from somebody you trust, not from a bundle. A ledger that rotated its key keeps its origin:
    add the new key, the memory goes on. One that was recovered has another origin and another key: add it as a new one.
    A running witness knows it at once.
    """
    with _memory(folder) as memory:
        key = memory.add_log(vkey)
    click.echo(f"Trusted: {key.name}")


@command.command("status")
@json_option
@_folder
def status(as_json: bool, folder: Path) -> None:
    """Show the witness's own key, and of each ledger what was cosigned last.

    `suspects` counts checkpoints that the ledger signed and that do not continue what was cosigned: see
    `partnerflow witness evidence`.
    """
    from partnerflow.witness.key import find_vkey

    with _memory(folder) as memory:
        told = {"vkey": find_vkey(folder), "logs": [_told(known) for known in memory.standing()]}
    (print_json if as_json else print_plainly)(told)


@command.command("evidence")
@click.argument("origin")
@_folder
def evidence(origin: str, folder: Path) -> None:
    """Print the checkpoint of a ledger that was cosigned last, and those that did not continue it.

    Two signed checkpoints of one size with different roots prove, to anybody who has the ledger's key, that it showed two
    histories. A larger one proves so only together with a consistency proof that nobody can give.
    """
    with _memory(folder) as memory:
        last = memory.last(origin)
        if last is None:
            say([f"Nothing of {origin} was cosigned."])
            return
        for note in (last.note, *memory.suspects(origin)):
            click.echo(note)


@contextmanager
def _memory(folder: Path) -> Iterator[Memory]:
    from partnerflow.witness.key import open_memory

    memory = open_memory(folder)
    try:
        yield memory
    finally:
        memory.close()


def _told(known: Known) -> dict[str, Any]:
    at = None if known.at is None else instant(datetime.fromtimestamp(known.at, UTC))
    return {"origin": known.origin, "vkey": known.vkey, "size": known.size, "at": at, "suspects": known.suspects}
