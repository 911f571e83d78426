"""`partnerflow serve`: the service over HTTP."""

from __future__ import annotations

import os

import click

from partnerflow.settings import Settings


@click.command("serve")
def command() -> None:
    """Serve the API and the pages.

    It prints where to look, and stops on SIGTERM or Ctrl-C. An embedded store is made when it is not there, a
    PostgreSQL workspace when this login may make it. An empty store gets the example partnership, unless
    PARTNERFLOW_EXAMPLE=no. The settings are those of `partnerflow config show`.
    """
    # Loading the server takes longer than most commands run.
    from partnerflow.cli.serving import serve

    serve(Settings.read(os.environ))
