"""`partnerflow projections`: how far the read models are, and making them anew while the service runs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from partnerflow.cli.printing import json_option, print_json
from partnerflow.cli.progress import progress
from partnerflow.settings import Settings

if TYPE_CHECKING:
    from partnerflow.bootstrap import ReadModels


@contextmanager
def _read_models() -> Iterator[ReadModels]:
    from partnerflow.bootstrap import read_models

    models = read_models(Settings.read(os.environ))
    try:
        yield models
    finally:
        models.close()


@click.group("projections")
def command() -> None:
    """Look at the read models, and make them anew."""


@command.command("status")
@json_option
def status(as_json: bool) -> None:
    """Tell how far in the log each read model is.

    Its lag is how many facts it has yet to read; a rebuild that is under way, or was left undone, is told too, and how
    many partnerships and grants it passed over for want of a process definition.
    """
    with _read_models() as models:
        last = models.store.position()
        told: list[dict[str, Any]] = []
        for model in models.by_name.values():
            live, building = model.live(), model.building()
            told.append(
                {
                    "projection": model.name,
                    "position": live.position,
                    "lag": max(0, last - live.position),
                    "rebuilding": building.position if building is not None else None,
                    "passedOver": model.wanting(),
                }
            )
    if as_json:
        print_json({"position": last, "projections": told})
        return
    click.echo(f"log: {last}")
    for row in told:
        rebuilding = f", being made anew: at {row['rebuilding']}" if row["rebuilding"] is not None else ""
        click.echo(
            f"{row['projection']}: at {row['position']}, {row['lag']} behind{rebuilding}{_wanting(row['passedOver'])}"
        )


@command.command("rebuild")
@click.argument("name", required=False)
def rebuild(name: str | None) -> None:
    """Make read models anew from the log: NAME, or all of them.

    The service may run meanwhile: who reads sees the old rows until the new ones are there. Nothing is lost when it is
    interrupted; run it again.
    """
    from partnerflow.projections.rebuilding import rebuild as make_anew

    with _read_models() as models:
        if name is not None and name not in models.by_name:
            known = ", ".join(models.by_name)
            raise click.BadParameter(f"{name!r} is not one of {known}.", param_hint="NAME")
        for model in [models.by_name[name]] if name is not None else models.by_name.values():
            with progress(f"Rebuilding {model.name}", models.store.position()) as told:
                make_anew(models.store, model, told)
            click.echo(f"{model.name} is made anew, up to {model.position()}{_wanting(model.wanting())}.")


def _wanting(passed: Mapping[str, int]) -> str:
    return "".join(f", {count} passed over for want of {process}" for process, count in passed.items())
