"""`partnerflow db`: the store itself."""

from __future__ import annotations

import os

import click

from partnerflow.cli.printing import print_json
from partnerflow.settings import Settings


@click.group("db")
def command() -> None:
    """Make the database ready."""


@command.command("prepare")
@click.option("--json", "as_json", is_flag=True, help="Tell the result as JSON.")
def prepare(as_json: bool) -> None:
    """Make the workspace: schema, tables, role and rights.

    It is the one that PARTNERFLOW_DATABASE names; use the login of the owner of that database. A second run changes
    nothing. Only PostgreSQL needs it: an embedded store makes itself.
    """
    from partnerflow.bootstrap import store_url
    from partnerflow.persistence import opening

    settings = Settings.read(os.environ)
    opening.prepare(store_url(settings.database))
    if as_json:
        print_json({"database": str(settings.database), "prepared": True})
    else:
        click.echo(f"{settings.database} is ready.")
