"""`partnerflow partnerships`: find partnerships."""

from __future__ import annotations

import click

from partnerflow.cli.printing import print_json
from partnerflow.cli.workspace import workspace

_PATIENCE = 10.0


@click.group("partnerships")
def command() -> None:
    """The partnerships of this workspace."""


@command.command("list")
@click.option("--phase", help="Only those in this phase.")
@click.option("--status", help="Only those with this status.")
@click.option("--partner", metavar="CODE", help="Only those with this organisation as partner.")
@click.option("--words", help="Only those with these words in name, region or key.")
@click.option("--json", "as_json", is_flag=True, help="Tell them as JSON.")
def list_(phase: str | None, status: str | None, partner: str | None, words: str | None, as_json: bool) -> None:
    """List partnerships with their phase, round and status, in order of key."""
    from partnerflow.application.finding import PartnershipSearch

    with workspace() as service:
        service.summaries.wait(service.store.position(), _PATIENCE)
        found, after = [], None
        while True:
            search = PartnershipSearch(phase=phase, status=status, partner=partner, words=words, after=after, limit=200)
            page = service.find(search)
            found += page.items
            after = page.following
            if after is None:
                break
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo(f"{one.key}  {one.phase} since {one.entered}, round {one.round}, {one.status}: {one.name}")
