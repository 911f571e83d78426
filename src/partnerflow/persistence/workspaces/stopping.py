"""Stopping a workspace in its database: whatever a server remembers, nothing is recorded or signed here any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.copies.files import keep
from partnerflow.persistence.postgres.workspace import parse
from partnerflow.persistence.sqlite.connections import translated
from partnerflow.persistence.workspaces.logins import owned_url, refuse_elsewhere
from partnerflow.persistence.workspaces.owner import owning
from partnerflow.settings import Database, EmbeddedFile, PostgresServer
from partnerflow.sql import load

_PATIENCE = 30.0


def stop_of(database: Database, owner: Database) -> FileStop | SchemaStop:
    """The stop of the workspace in `database` (`ledger.handing_over.Stop`); on PostgreSQL it takes the URL of the owner.

    What it does raises InvalidSettingError when that is not the owner, UnavailableError when the store does not answer or
    somebody writes without end.

    Raises:
        InvalidSettingError: there is no such URL, or the store is one that cannot be stopped.
    """
    match database, owner:
        case EmbeddedFile(path=path), _:
            return FileStop(path)
        case PostgresServer() as server, PostgresServer(url=url):
            refuse_elsewhere(server, url)
            return SchemaStop(url, server.workspace)
        case PostgresServer(), _:
            raise InvalidSettingError("name the database in PARTNERFLOW_DATABASE, with the login of its owner")
        case _:
            raise InvalidSettingError("PARTNERFLOW_DATABASE: a store in memory is handed over to nobody")


class FileStop:
    """Triggers in the file of an embedded store; it is this file that a copy holds."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recording(self) -> None:
        self._run("writes")

    def signing(self) -> None:
        self._run("signing")

    def undo(self) -> None:
        self._run("back")

    def _run(self, name: str) -> None:
        with translated(), closing(sqlite3.connect(self._path, isolation_level=None, timeout=_PATIENCE)) as connection:
            connection.executescript(f"BEGIN IMMEDIATE; {load('sqlite', f'schema/handed_over/{name}')} COMMIT;")
        keep(self._path)


class SchemaStop:
    """Triggers in a schema of PostgreSQL."""

    def __init__(self, owner_url: str, name: str) -> None:
        self._workspace = parse(owned_url(owner_url, name))

    def recording(self) -> None:
        self._run("function", "writes")

    def signing(self) -> None:
        self._run("function", "signing")

    def undo(self) -> None:
        self._run("back")

    def _run(self, *names: str) -> None:
        with owning(self._workspace, "handing a workspace over") as owner, owner.transaction():
            for name in names:
                owner.execute(load("postgres", f"schema/handed_over/{name}").encode())
