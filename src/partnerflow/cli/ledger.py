"""`partnerflow ledger`: how the provable order stands, signing it, and what to do when the workspace is held."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnerflow.cli import exits
from partnerflow.cli.api_key import api_key, key_file_option
from partnerflow.cli.fetching import Host
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.ledgers import fsck_told, shown, signing, standing_data, taken_over, verified
from partnerflow.cli.printing import json_option, print_json, print_plainly
from partnerflow.cli.remembering import refusal_told, seen
from partnerflow.cli.telling import say
from partnerflow.cli.workspace import workspace
from partnerflow.errors import UnprovenError
from partnerflow.settings import Settings

if TYPE_CHECKING:
    from partnerflow.bootstrap import OpenedLedger
    from partnerflow.ledger.kept import KeptLedger
    from partnerflow.ledger.notary import Notary

_PATIENCE = 60.0
_WITNESSES_PATIENCE = 5.0
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@contextmanager
def _opened() -> Iterator[OpenedLedger]:
    from partnerflow.bootstrap import opened_ledger

    with closing(opened_ledger(Settings.read(os.environ))) as opened:
        yield opened


@contextmanager
def _ledger() -> Iterator[KeptLedger]:
    with _opened() as opened:
        yield opened.ledger


@contextmanager
def _notary() -> Iterator[tuple[KeptLedger, Notary]]:
    with _ledger() as ledger:
        yield ledger, signing(ledger)


@click.group("ledger")
def command() -> None:
    """Sign what happened, and prove it."""


@command.command("status")
@json_option
def status(as_json: bool) -> int:
    """Tell how far the ledger is signed, by which keys, who witnesses it, and whether the workspace is held.

    Exits with 1 when it is held.
    """
    settings = Settings.read(os.environ)
    with _ledger() as ledger:
        data = standing_data(ledger, settings.ledger)
    (print_json if as_json else print_plainly)(data)
    return exits.REFUSED if data["held"] is not None else exits.OK


@command.command("checkpoint")
def checkpoint() -> None:
    """Sign everything that was recorded by now, unless that was done; print the checkpoint.

    Keep it: whoever has it can prove later that history was not rewritten.
    """
    with _notary() as (ledger, notary):
        note = ledger.settle(ledger.standing().log_position, _PATIENCE)
        notary.bulletin.admit()
        # Witnesses are asked by threads that end with this process.
        notary.announcing.wait(_WITNESSES_PATIENCE)
    click.echo(note or "", nl=False)


@command.command("prove")
@click.argument("key")
@click.option("--version", type=click.IntRange(1), help="The version of the event; the last one unless named.")
def prove(key: str, version: int | None) -> None:
    """Print the proof of one event of the partnership KEY, as C2SP tlog-proof."""
    with workspace() as service:
        click.echo(service.proof(key, version), nl=False)


@command.command("verify")
@click.option("--key", metavar="VKEY", help="The key that you trust; without, the ledger's own.")
@click.option("--since", type=_FILE, metavar="FILE", help="A checkpoint that you kept: the ledger must go on from it.")
@click.option(
    "--timestamps-root",
    "roots",
    type=_FILE,
    multiple=True,
    metavar="PEM",
    help="Certificates of an authority you trust.",
)
@click.option("--url", metavar="URL", help="The service of somebody else, instead of this workspace.")
@key_file_option
@click.option(
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --url: where you keep the checkpoint that it showed last. It must go on from it, and is kept then.",
)
@json_option
@language_option
@click.pass_context
def verify(
    ctx: click.Context,
    key: str | None,
    since: Path | None,
    roots: tuple[Path, ...],
    url: str | None,
    key_file: Path | None,
    memory: Path | None,
    as_json: bool,
) -> int:
    """Verify the newest checkpoint: its signature, its tree, an earlier one, and its timestamps.

    With --url it is that of a service, seen from outside: its signature, and that it goes on from those that you kept.
    Exits with 1 when something does not hold.
    """
    if url is None:
        for option, value in (("--memory", memory), ("--key-file", key_file)):
            if value is not None:
                raise click.UsageError(f"{option} is for --url")
        with _ledger() as ledger:
            data = verified(
                ledger,
                key=key,
                since=since.read_text(encoding="utf-8") if since is not None else None,
                roots=[root.read_bytes() for root in roots],
            )
    else:
        if roots:
            raise click.UsageError("--timestamps-root is not for --url: the bundle holds its timestamps")
        try:
            data = seen(Host(url, api_key(key_file)), key, [since] if since is not None else [], memory)
        except UnprovenError as error:
            say(refusal_told(error, url, chosen_language(ctx)))
            return exits.REFUSED
    (print_json if as_json else print_plainly)(data)
    return exits.OK


@command.command("fsck")
@json_option
def fsck(as_json: bool) -> int:
    """Recompute everything from stored bytes: events, heads, texts, log, entries, nodes, signed roots.

    It writes nothing and may run beside the service. Exits with 1 when it finds a contradiction. Texts that are gone
    without a fact that erased them are counted, with the first of their places.
    """
    with _opened() as opened:
        data = fsck_told(opened)
    (print_json if as_json else print_plainly)(data)
    return exits.REFUSED if data["findings"] else exits.OK


@command.command("keep")
def keep() -> None:
    """Be the notary of a workspace that is served with PARTNERFLOW_NOTARY=no, until stopped.

    The servers then need neither the key nor the journal.
    """
    from partnerflow.cli.keeping import keep_until_stopped

    with _notary() as (ledger, notary):
        notary.bulletin.admit()
        click.echo(f"Signing as {ledger.origin()}. Ctrl-C stops it.")
        keep_until_stopped(notary)


@command.command("rotate")
def rotate() -> None:
    """Let a new key take over. The old one says so in the ledger, and signs along for 90 days."""
    from partnerflow.ledger.stating import rotate as hand_over

    with _notary() as (_, notary):
        signed = hand_over(notary)
    click.echo(taken_over(signed))


@command.command("recover")
@click.option("--reason", required=True, help="Why what was signed is gone; it stands in the ledger for good.")
def recover(reason: str) -> None:
    """End a hold: say in the ledger what was lost, and go on under a new origin and a new key.

    Where nothing that was signed is missing any more, the hold just ends. A database that contradicts itself has to be
    restored first.
    """
    from partnerflow.ledger.stating import recover as go_on

    with _notary() as (ledger, notary):
        click.echo(shown(go_on(notary, ledger.tables, reason)))
