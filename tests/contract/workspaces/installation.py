"""An installation with a registry of its own, over either engine, and what an operator does with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import at_rest, build, opened_ledger
from partnerflow.cli.workspaces.listing import Listed, listed
from partnerflow.cli.workspaces.making import Made, made
from partnerflow.settings import Settings, workspace_settings
from tests.support.postgres_database import new_database
from tests.support.processes import shipped_process
from tests.support.service import example_lines
from tests.support.stores import settings_over

TOLD = 40
LINES = example_lines()[:TOLD]
MORE = example_lines()[: TOLD + 20]


class Installation:
    """Settings with a registry; workspaces have a number behind their names, for roles are of a whole server."""

    def __init__(self, database: str, folder: Path) -> None:
        self.number = uuid4().hex[:8]
        self.settings = settings_over(database, folder, WORKSPACES=str(folder / "workspaces"))

    def name(self, short: str) -> str:
        """The name of a workspace here."""
        return f"{short}_{self.number}"

    def make(self, short: str, archive: Path | None = None) -> Made:
        """A workspace, empty or with what is in an archive."""
        return made(self.settings, self.name(short), origin=None, archive=archive, kept=True)

    def of(self, short: str) -> Settings:
        """The settings of a workspace."""
        return workspace_settings(self.settings, self.name(short))

    def tell(self, short: str, lines: Sequence[bytes] = LINES) -> int:
        """Tell a workspace these facts, and sign them; how many were new."""
        with closing(build(self.of(short))) as service:
            request = ImportRequest(process=shipped_process("partnership"))
            recorded = service.import_facts(lines, request).recorded
            service.ledger.settle(service.store.wait(len(lines), 20.0), 30.0)
        return recorded

    @contextmanager
    def look(self, short: str) -> Iterator[Partnerflow]:
        """A service over a workspace, at rest."""
        with closing(at_rest(self.of(short))) as service:
            yield service

    def notes(self, short: str) -> list[str]:
        """Every checkpoint of a workspace, in order."""
        with closing(opened_ledger(self.of(short), sequence=False)) as opened:
            return [note for _, note in opened.ledger.tables.checkpoints(0)]

    def listed(self) -> dict[str, Listed]:
        """What is listed, by short names."""
        return {each.name.removesuffix(f"_{self.number}"): each for each in listed(self.settings)}


@contextmanager
def an_installation(server: str | None, folder: Path) -> Iterator[Installation]:
    """An installation over files, or over a new database of a server; the database and the roles go afterwards."""
    if server is None:
        yield Installation(f"sqlite:///{folder}/main.sqlite", folder)
        return
    with new_database(server) as database:
        installation = Installation(database, folder)
        yield installation
    with psycopg.connect(server, autocommit=True) as owner:
        found = owner.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", (f"%{installation.number}%",))
        for (role,) in found.fetchall():
            owner.execute(f"DROP ROLE {role}".encode())
