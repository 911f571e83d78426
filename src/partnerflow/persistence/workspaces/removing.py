"""Removing a workspace: its keys first, so that nothing of it can be read from then on, and then all the rest."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from partnerflow.persistence.postgres.workspace import parse
from partnerflow.persistence.sqlite.opening import persons_of, readings_of
from partnerflow.persistence.sqlite.spool import waiting_beside
from partnerflow.persistence.workspaces.logins import owned_url
from partnerflow.persistence.workspaces.owner import Owner, owning
from partnerflow.settings import sync
from partnerflow.sql import load

_BLOCK = 1 << 20
_BESIDE = ("", "-wal", "-shm")


def remove_file(store: Path) -> None:
    """Remove an embedded store: first the keys of persons, overwritten where they lie. Once more changes nothing.

    Raises:
        OSError: a file cannot be written or removed; what is left can be removed by a second run.
    """
    for path in (*waiting_beside(readings_of(store)), persons_of(store), store):
        for suffix in _BESIDE:
            shred(path.with_name(f"{path.name}{suffix}"))


def remove_folder(place: Path) -> None:
    """Remove a folder with keys and journals, every file in it overwritten first. Raises as `remove_file`."""
    for path in sorted(place.rglob("*")):
        if path.is_file() and not path.is_symlink():
            shred(path)
    if place.is_dir():
        shutil.rmtree(place)
        sync(place.parent)


def shred(path: Path) -> None:
    """Overwrite a file where it lies, and remove it. What a disk keeps besides is beyond any program."""
    try:
        descriptor = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        return
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, _BLOCK)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink(missing_ok=True)


def remove_schema(owner_url: str, name: str) -> None:
    """Remove a workspace from the owner's database: keys of persons, sessions, schema, rights, login, role, registry row.

    Whatever an interrupted run left is removed by a second one. The role stays where a workspace of the same name in
    another database of that server goes by it.

    Raises:
        InvalidSettingError: this login may not.
        UnavailableError: the server does not answer.
    """
    workspace = parse(owned_url(owner_url, name))
    with owning(workspace, "deleting a workspace") as owner:
        # By itself, and first: from here on no text about a person can be read, whatever becomes of the rest.
        owner.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(workspace.persons)))
        login = _login(owner, name)
        if login is not None:
            _shut_out(owner, login)
        with owner.transaction():
            owner.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(workspace.schema)))
            if login is not None:
                _drop(owner, login)
                owner.execute(_sql("forget"), {"name": name})
        with suppress(psycopg.errors.DependentObjectsStillExist):
            _drop(owner, workspace.role)


def _login(owner: Owner, name: str) -> str | None:
    if owner.execute("SELECT to_regclass('partnerflow.workspaces')").fetchone() == (None,):
        return None
    row = owner.execute(_sql("login"), {"name": name}).fetchone()
    return None if row is None else str(row[0])


def _shut_out(owner: Owner, login: str) -> None:
    if _is_there(owner, login):
        owner.execute(SQL("ALTER ROLE {} NOLOGIN").format(Identifier(login)))
        owner.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(login)))
        owner.execute(_sql("sessions"), {"login": login})


def _drop(owner: Owner, role: str) -> None:
    """A role with its rights in this database, and then the role."""
    if _is_there(owner, role):
        with owner.transaction():
            owner.execute(SQL("DROP OWNED BY {}").format(Identifier(role)))
        with owner.transaction():
            owner.execute(SQL("DROP ROLE {}").format(Identifier(role)))


def _is_there(owner: Owner, role: str) -> bool:
    return owner.execute(_sql("role"), {"role": role}).fetchone() is not None


def _sql(name: str) -> bytes:
    return load("postgres", f"statements/workspaces/{name}").encode()
