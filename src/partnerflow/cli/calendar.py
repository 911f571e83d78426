"""`partnerflow calendar`: deadlines as an iCalendar file."""

from __future__ import annotations

import click

from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.workspace import catch_up, workspace


@click.command("calendar")
@click.argument("partnership", required=False)
@click.option("--within", type=click.IntRange(0, 36600), default=365, show_default=True,
              help="Of all partnerships: what comes within so many days.")  # fmt: skip
@language_option
@click.pass_context
def command(ctx: click.Context, partnership: str | None, within: int) -> None:
    """Write the deadlines of PARTNERSHIP, or of all partnerships, as an iCalendar file.

    Over HTTP the same can be subscribed to: /v1/partnerships/PARTNERSHIP/deadlines.ics and /v1/portfolio/deadlines.ics.
    """
    with workspace() as service:
        if partnership is not None:
            made = service.calendar(partnership, chosen_language(ctx))
        else:
            catch_up(service, service.portfolio)
            made = service.portfolio_calendar(chosen_language(ctx), within=within)
    click.echo(made, nl=False)
