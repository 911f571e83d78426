"""`partnerflow restore`: a backup becomes the workspace, once everything in it was looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from partnerflow.cli.backup import place_of
from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json
from partnerflow.cli.progress import progress
from partnerflow.cli.restoring import Looked, looked_at
from partnerflow.errors import Fault, InvalidSettingError
from partnerflow.messages import Language, render
from partnerflow.settings import Settings

_TITLE = {"nl": "Terugzetten", "en": "Restoring"}
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("restore")
@click.argument("folder", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Tell what was found as JSON.")
@language_option
@click.pass_context
def command(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Restore the backup in FOLDER into the workspace of the settings, which must be empty and served by nobody.

    Everything in it is looked at first: digests, every event up to the newest checkpoint, every text; and it is compared with
    the journal in the ledger folder. What was erased since is erased again. Keys, links and sessions
    in it are revoked and accounts disabled, as it does not know which were ended since. A backup that is older than what was signed
    since starts held: it can be read, nothing is written, until `partnerflow ledger recover` says how it goes on.
    All of it is restored, or nothing. On PostgreSQL run it as the owner of the database.
    """
    from partnerflow.bootstrap import SystemClock
    from partnerflow.persistence.copies.manifest import read_manifest
    from partnerflow.persistence.copies.putting_back import put_back, staged

    language = chosen_language(ctx)
    settings = Settings.read(os.environ)
    target = place_of(settings.database)
    if settings.ledger is None:
        raise InvalidSettingError("PARTNERFLOW_LEDGER: name the folder of the ledger")
    manifest = read_manifest(folder)
    with staged(target, folder) as stage:
        found = looked_at(stage, settings.ledger, SystemClock().now())
        with progress(_TITLE[language], None) as told:
            put_back(stage, target, lambda done, _: told(done))
    if as_json:
        signed = None if found.signed is None else {"origin": found.signed.origin, "size": found.signed.size}
        print_json({**asdict(found), "signed": signed, "madeAt": manifest.made_at})
    else:
        for line in _told(found, manifest.made_at, language):
            click.echo(line)


def _told(found: Looked, made_at: str, language: Language) -> Iterator[str]:
    def words(reason: str, **data: Any) -> Iterator[str]:
        message = render(Fault(code="restore", reason=reason, data=data), language)
        yield message.text
        if message.remedy:
            yield f"  → {message.remedy}"

    yield from words("restored", facts=found.facts, at=made_at, size=found.size)
    if found.erased:
        yield from words("erased_again", count=found.erased)
    if found.keyless:
        yield from words("keyless", count=found.keyless)
    if found.ended:
        yield from words("ended", count=found.ended)
    if found.signed is not None and found.signed.size > found.size:
        yield from words("older_than_signed", size=found.size, signed=found.signed.size, origin=found.signed.origin)
    if found.held is not None:
        yield from words("held", because=found.held)
