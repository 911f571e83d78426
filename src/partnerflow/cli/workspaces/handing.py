"""Handing a workspace over to another host, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from partnerflow.cli.backup import copy_of
from partnerflow.cli.ledgers import signing
from partnerflow.cli.workspaces.exporting import BACKUP
from partnerflow.cli.workspaces.making import KEY, LEDGER
from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Database, Settings

if TYPE_CHECKING:
    from partnerflow.persistence.copies.manifest import Manifest
    from partnerflow.persistence.workspaces.archives import Content, Contents

_NOT_TAKEN = frozenset({"notary.lock"})


def handed_over(settings: Settings, owner: Database, name: str, target: Path, to: str) -> Contents:
    """Write the archive with which another host goes on, its key in it; from then on nothing is recorded or signed here.

    The archive appears when the stop is durable. Interrupted before, this host goes on, or `taken_back` makes it so.

    Args:
        settings: of the workspace.
        owner: where its database lies on PostgreSQL, with the login of the owner.
        to: whom the next host belongs to.

    Raises:
        HeldError: the workspace is held, or was handed over before.
        InvalidSettingError: the file is there already, or the key is not here.
        UnavailableError: the store does not answer, or the disk is full; this host goes on.
    """
    from partnerflow.bootstrap import opened_ledger
    from partnerflow.ledger.handing_over import handing_over
    from partnerflow.persistence.copies.files import keep
    from partnerflow.persistence.workspaces.archives import HANDOVER, Contents, begun, write_archive
    from partnerflow.persistence.workspaces.stopping import stop_of

    draft = begun(target)
    draft.unlink(missing_ok=True)
    stop = stop_of(settings.database, owner)
    with closing(opened_ledger(settings)) as opened, TemporaryDirectory(prefix="partnerflow-handover-") as scratch:
        notary = signing(opened.ledger)
        backup = Path(scratch) / BACKUP
        with handing_over(notary, opened.store.inspection, stop, to):
            manifest = copy_of(settings.database, backup, persons=True)
            _without_stop(backup, manifest)
            standing = opened.ledger.standing()
            about = Contents(
                format=HANDOVER,
                workspace=name,
                made_at=manifest.made_at,
                program=manifest.program,
                position=manifest.position,
                origin=standing.origin,
                vkeys=tuple(standing.vkeys),
            )
            contents = write_archive(draft, about, _files(settings, backup))
    draft.replace(target)
    keep(target)
    return contents


def taken_back(settings: Settings, owner: Database, reason: str) -> None:
    """Let this host go on with a workspace that it handed over and that nobody else goes on with.

    Raises:
        InvalidSettingError: it is held for something else, or its key is not here.
        UnavailableError: the store does not answer.
    """
    from partnerflow.bootstrap import opened_ledger
    from partnerflow.ledger.handing_over import take_back
    from partnerflow.persistence.workspaces.stopping import stop_of

    stop = stop_of(settings.database, owner)
    with closing(opened_ledger(settings, sequence=False)) as opened:
        take_back(signing(opened.ledger), stop, reason)


def _without_stop(backup: Path, manifest: Manifest) -> None:
    """A copy of a file has its triggers along; the next host goes on."""
    from msgspec.structs import replace

    from partnerflow.persistence.copies.manifest import STORE, file_of, write_manifest
    from partnerflow.persistence.workspaces.stopping import FileStop

    FileStop(backup / STORE).undo()
    files = {**manifest.files, STORE: file_of(backup / STORE)}
    write_manifest(backup, replace(manifest, files=files))


def _files(settings: Settings, backup: Path) -> Iterator[tuple[str, Content]]:
    if settings.ledger is None or settings.key_file is None:
        raise InvalidSettingError(
            "PARTNERFLOW_LEDGER and PARTNERFLOW_KEY_FILE: a store in memory is handed over to nobody"
        )
    for path in sorted(settings.ledger.iterdir()):
        if path.is_file() and path.name not in _NOT_TAKEN and not path.name.startswith("."):
            yield f"{LEDGER}/{path.name}", path
    if settings.key_file.is_file():
        yield KEY, settings.key_file
    for path in sorted(backup.iterdir()):
        yield f"{BACKUP}/{path.name}", path
