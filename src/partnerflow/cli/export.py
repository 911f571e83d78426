"""`partnerflow export`: the facts of one stream."""

from __future__ import annotations

import sys

import click

from partnerflow.cli.workspace import workspace


@click.command("export")
@click.argument("kind", type=click.Choice(["partnership", "grant", "organisation"]))
@click.argument("key")
def command(kind: str, key: str) -> None:
    """Write the facts of one stream as JSON Lines.

    They come in order, in the form that `partnerflow import` reads. An erased text is left out, or comes as […] where a
    fact cannot be without it.
    """
    with workspace() as service:
        for line in service.export(kind, key, principal="command-line"):
            sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
