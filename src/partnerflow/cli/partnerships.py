"""`partnerflow partnerships`: find partnerships."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

import click

from partnerflow.cli.printing import print_json
from partnerflow.cli.workspace import catch_up, workspace

_PAGE = 200


@click.group("partnerships")
def command() -> None:
    """Find partnerships."""


@command.command("list")
@click.option("--phase", help="Only those in this phase.")
@click.option("--status", help="Only those with this status.")
@click.option("--partner", metavar="CODE", help="Only those with this organisation as partner.")
@click.option("--words", help="Only those with these words in name, region or key.")
@click.option("--json", "as_json", is_flag=True, help="Tell them as JSON.")
def list_(phase: str | None, status: str | None, partner: str | None, words: str | None, as_json: bool) -> None:
    """List partnerships: key, phase, round, status, name."""
    from partnerflow.application.finding import PartnershipSearch
    from partnerflow.domain.course.state import Status

    with workspace() as service:
        phases = {phase.key: None for definition in service.processes for phase in definition.phases}
        _check("--phase", phase, phases)
        _check("--status", status, get_args(Status))
        catch_up(service, service.summaries)
        search = PartnershipSearch(phase=phase, status=status, partner=partner, words=words, limit=_PAGE)
        page = service.find(search)
        found = list(page.items)
        while page.following is not None:
            page = service.find(replace(search, after=page.following))
            found += page.items
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo(f"{one.key}  {one.phase} since {one.entered}, round {one.round}, {one.status}: {one.name}")


def _check(option: str, word: str | None, allowed: Iterable[str]) -> None:
    if word is not None and word not in allowed:
        raise click.BadParameter(f"{word!r} is not one of {', '.join(allowed)}.", param_hint=option)
