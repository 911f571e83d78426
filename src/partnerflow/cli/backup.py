"""`partnerflow backup`: a copy of the workspace while its service runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnerflow.cli.language import chosen_language, language_option
from partnerflow.cli.printing import print_json
from partnerflow.cli.progress import progress
from partnerflow.cli.telling import say
from partnerflow.cli.version import version
from partnerflow.errors import Fault, InvalidSettingError
from partnerflow.messages import render
from partnerflow.settings import Database, EmbeddedFile, PostgresServer, Settings

if TYPE_CHECKING:
    from partnerflow.persistence.copies.files import Told
    from partnerflow.persistence.copies.manifest import Manifest

_TITLE = {"nl": "Back-up maken", "en": "Making a backup"}


@click.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--without-person-keys", is_flag=True, help="Leave out the keys of persons: nobody can read their data in it."
)
@click.option("--json", "as_json", is_flag=True, help="Tell what was made as JSON: the manifest.")
@language_option
@click.pass_context
def command(ctx: click.Context, folder: Path, without_person_keys: bool, as_json: bool) -> None:
    """Copy the workspace to FOLDER, which must be empty or not there. The service may be running.

    The copy is of one moment: partnerflow.sqlite with everything that was recorded, partnerflow.sqlite.persons with the keys
    of persons (keep that one as long as an erasure may take, and no longer), manifest.json. The key that signs for the ledger
    and its journals are not in it.
    """
    language = chosen_language(ctx)
    database = Settings.read(os.environ).database
    with progress(_TITLE[language], None) as told:
        manifest = copy_of(database, folder, persons=not without_person_keys, told=lambda done, _: told(done))
    if as_json:
        print_json(manifest)
    else:
        made = Fault(code="backup", reason="made", data={"folder": str(folder), "facts": manifest.rows["events"]})
        say([render(made, language).text, render(made, language).remedy])


def copy_of(database: Database, folder: Path, *, persons: bool, told: Told = lambda *_: None) -> Manifest:
    """A copy of the workspace as it is now, by this program, and what it says of itself.

    Raises as `persistence.copies.making.make_copy`, and as `place_of`.
    """
    from partnerflow.bootstrap import SystemClock
    from partnerflow.persistence.copies.making import make_copy

    return make_copy(place_of(database), folder, persons=persons, now=SystemClock().now(), program=version(), told=told)


def place_of(database: Database) -> Path | str:
    """Where a workspace lies that can be copied: a file, or a URL.

    Raises:
        InvalidSettingError: it lies in memory.
    """
    match database:
        case EmbeddedFile(path=path):
            return path
        case PostgresServer(url=url):
            return url
        case _:
            raise InvalidSettingError("PARTNERFLOW_DATABASE: a store in memory cannot be backed up or restored")
