"""Putting a copy back: first into a place of its own, where it is looked at, then as a whole into the workspace."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.files import Told, keep
from partnerflow.persistence.copies.into_postgres import load_workspace, refuse_unless_empty
from partnerflow.persistence.copies.making import Source
from partnerflow.persistence.copies.manifest import PERSONS, STORE
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.sqlite.opening import persons_of

_UNFINISHED = ".restoring"
_BESIDE = ("", "-wal", "-shm")


@contextmanager
def staged(target: Source, folder: Path) -> Iterator[Path]:
    """A store file with the contents of a copy, to be looked at and completed before `put_back`; gone afterwards.

    Raises:
        InvalidSettingError: the workspace is not empty, or a service is at work in it.
        UnavailableError: the database does not answer.
    """
    if isinstance(target, Path):
        _refuse_used(target)
        place = target.with_name(f"{target.name}{_UNFINISHED}")
        _remove(place)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _lay(folder, place)
            yield place
        finally:
            _remove(place)
    else:
        refuse_unless_empty(workspace.parse(target))
        with TemporaryDirectory(prefix="partnerflow-restore-") as scratch:
            place = Path(scratch) / STORE
            _lay(folder, place)
            yield place


def put_back(stage: Path, target: Source, told: Told) -> None:
    """Make what was staged the workspace, as a whole. Nobody may have the stage open.

    Raises:
        InvalidSettingError: the workspace is not empty any more, or this login may not fill it.
        UnavailableError: the database does not answer; the workspace is as it was.
    """
    for path in (stage, persons_of(stage)):
        _closed(path)
    if not isinstance(target, Path):
        load_workspace(workspace.parse(target), stage, persons_of(stage), told)
        return
    _refuse_used(target)
    _remove(target)
    # The store comes last: until it stands there is no workspace, and a second restore begins anew.
    for source, place in ((persons_of(stage), persons_of(target)), (stage, target)):
        source.replace(place)
        keep(place)


def _lay(folder: Path, place: Path) -> None:
    for name, path in ((STORE, place), (PERSONS, persons_of(place))):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, path)
            path.chmod(0o600)


def _closed(path: Path) -> None:
    """Everything in the file itself, nothing beside it, all of it on disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
    keep(path)


def _refuse_used(target: Path) -> None:
    if not target.exists():
        return
    with closing(sqlite3.connect(target, isolation_level=None, timeout=1.0)) as connection:
        try:
            # Whoever has the file open keeps it from leaving its mode.
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            full = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'streams'").fetchone() is not None and (
                connection.execute("SELECT 1 FROM streams LIMIT 1").fetchone() is not None
            )
        except sqlite3.OperationalError as error:
            raise InvalidSettingError(f"a service has {target} open: stop it first") from error
        except sqlite3.DatabaseError as error:
            raise InvalidSettingError(f"{target} is no SQLite file: name another in PARTNERFLOW_DATABASE") from error
    if full:
        raise InvalidSettingError(f"{target} is not empty: name another file in PARTNERFLOW_DATABASE, or move it away")


def _remove(path: Path) -> None:
    for file in (path, persons_of(path)):
        for suffix in _BESIDE:
            file.with_name(f"{file.name}{suffix}").unlink(missing_ok=True)
