"""Workspaces of one registry in several databases: one server opens each where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.cli.workspaces.serving import ServedWorkspaces
from partnerflow.settings import Address, PostgresServer
from tests.contract.workspaces.installation import LINES, Installation, an_installation
from tests.support.postgres_database import new_database
from tests.support.processes import shipped_process


@pytest.fixture
def cells(postgres_url: str, tmp_path: Path) -> Iterator[Installation]:
    """One registry with acme in one database and beta in another; those who run the server own neither."""
    # The roles of both go last.
    with an_installation(postgres_url, tmp_path) as installation, new_database(postgres_url) as second:
        installation.make("acme")
        first = installation.settings
        installation.settings = replace(first, database=PostgresServer(url=second))
        installation.make("beta")
        installation.settings = first
        yield installation


def placed(cells: Installation, short: str) -> str:
    """The database that a workspace lies in."""
    database = cells.of(short).database
    assert isinstance(database, PostgresServer)
    with psycopg.connect(database.url.partition("?")[0]) as session:
        (found,) = session.execute("SELECT current_database()").fetchall()[0]
    return str(found)


def test_one_server_opens_each_workspace_in_the_database_of_its_own_file(cells: Installation) -> None:
    served = ServedWorkspaces(cells.settings, Address(host="127.0.0.1", port=0))
    lines = {"acme": LINES, "beta": LINES[:12]}

    for short, told in lines.items():
        with closing(served.open(cells.name(short))) as service:
            assert service.import_facts(told, ImportRequest(process=shipped_process("partnership"))).recorded == len(
                told
            )
            assert service.store.wait(len(told), 20.0) == len(told)

    assert placed(cells, "acme") != placed(cells, "beta")
    for short, told in lines.items():
        with cells.look(short) as service:
            assert service.store.position() == len(told)
