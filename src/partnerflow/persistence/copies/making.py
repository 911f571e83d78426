"""Making a copy of a workspace while its service runs."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from partnerflow.application.instants import instant
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.durable import counted, without_read_models
from partnerflow.persistence.copies.files import Told, copy_file, keep, writing_to
from partnerflow.persistence.copies.from_postgres import copy_workspace
from partnerflow.persistence.copies.manifest import FORMAT, PERSONS, STORE, Manifest, file_of, write_manifest
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.sqlite.opening import persons_of

Source = Path | str
"""The file of an embedded store, or the URL of a workspace on PostgreSQL."""


def make_copy(source: Source, folder: Path, *, persons: bool, now: datetime, program: str, told: Told) -> Manifest:
    """A consistent copy of a workspace in a new folder, and what it says of itself; the folder appears when all is done.

    Without `persons` the copy has no keys: what it holds of persons can be read by nobody.

    Raises:
        InvalidSettingError: the folder is not empty, or there is no workspace to copy.
        UnavailableError: the store does not answer, or the folder cannot be written: the disk is full. Nothing is left of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidSettingError(f"{folder} is not empty: name a folder that is not there yet")
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        with writing_to(folder):
            unfinished.mkdir(mode=0o700, parents=True)
            engine = _copied(source, unfinished, persons=persons, told=told)
            manifest = _described(unfinished, engine, now, program)
            write_manifest(unfinished, manifest)
            if folder.exists():
                folder.rmdir()
            unfinished.rename(folder)
            keep(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return manifest


def _copied(source: Source, folder: Path, *, persons: bool, told: Told) -> str:
    store, keys = folder / STORE, folder / PERSONS
    if isinstance(source, Path):
        if not source.is_file():
            raise InvalidSettingError(f"there is no store at {source}")
        # First the texts, then the keys: so the keys of all texts in the copy are in it, but for those erased meanwhile.
        copy_file(source, store, told)
        with closing(sqlite3.connect(store, isolation_level=None)) as copy:
            without_read_models(copy)
        if persons:
            copy_file(persons_of(source), keys, told)
        engine = "sqlite"
    else:
        copy_workspace(workspace.parse(source), store, keys, with_persons=persons, told=told)
        engine = "postgres"
    if not persons:
        keys.unlink(missing_ok=True)
    for path in folder.iterdir():
        path.chmod(0o600)
        keep(path)
    return engine


def _described(folder: Path, engine: str, now: datetime, program: str) -> Manifest:
    store = folder / STORE
    with closing(sqlite3.connect(store)) as copy:
        rows = counted(copy)
        (position,) = copy.execute("SELECT coalesce(max(position), 0) FROM log").fetchone()
        newest = copy.execute("SELECT note FROM ledger_checkpoints ORDER BY size DESC LIMIT 1").fetchone()
    return Manifest(
        format=FORMAT,
        made_at=instant(now),
        program=program,
        engine=engine,
        position=position,
        checkpoint=newest[0] if newest else None,
        rows=rows,
        files={path.name: file_of(path) for path in sorted(folder.iterdir())},
    )
