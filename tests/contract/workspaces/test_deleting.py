"""A workspace that is deleted leaves nothing: no key, no row, no schema, no role, no file."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from partnerflow.cli.workspaces.removing import deleted
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.workspaces import removing
from partnerflow.settings import PostgresServer
from tests.contract.workspaces.installation import Installation


def left(installation: Installation) -> list[str]:
    """Whatever bears the number of this installation: files, schemas, roles, rows of the registry."""
    folder = installation.settings.workspaces
    found = [path.name for path in folder.rglob("*") if installation.number in str(path)]
    if isinstance(installation.settings.database, PostgresServer):
        with psycopg.connect(installation.settings.database.url) as owner:
            for statement in (
                "SELECT nspname FROM pg_namespace WHERE nspname LIKE %s",
                "SELECT rolname FROM pg_roles WHERE rolname LIKE %s",
                "SELECT name FROM partnerflow.workspaces WHERE name LIKE %s",
            ):
                rows = owner.execute(statement.encode(), (f"%{installation.number}%",)).fetchall()
                found += [str(name) for (name,) in rows]
    return found


def test_nothing_is_left_of_it_and_its_name_is_free(installation: Installation) -> None:
    assert left(installation) != []

    deleted(installation.settings, installation.name("acme"))

    assert left(installation) == []
    assert installation.make("acme").facts == 0


def test_another_workspace_stays_as_it_is(installation: Installation) -> None:
    installation.make("beta")
    installation.tell("beta")

    deleted(installation.settings, installation.name("acme"))

    assert {name: each.state for name, each in installation.listed().items()} == {"beta": "open"}
    assert installation.tell("beta") == 0


def test_the_keys_go_first(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    place = installation.settings.workspaces / installation.name("acme")
    seen: list[bool] = []

    def look(*_: object) -> None:
        seen.append((place / "ledger" / "notary.key").exists())

    monkeypatch.setattr(removing, "remove_schema", look)
    monkeypatch.setattr(removing, "remove_file", look)
    deleted(installation.settings, installation.name("acme"))

    assert seen == [False]


def test_an_interrupted_deletion_is_not_served_and_goes_on(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(removing, "remove_folder", killed)
        with pytest.raises(KeyboardInterrupt):
            deleted(installation.settings, installation.name("acme"))
    between = installation.listed()["acme"].state

    deleted(installation.settings, installation.name("acme"))

    assert between == "leaving"
    assert left(installation) == []


def test_a_workspace_that_is_not_there_is_not_deleted(installation: Installation) -> None:
    with pytest.raises(InvalidSettingError, match="no workspace"):
        deleted(installation.settings, "nobody")

    assert installation.listed()["acme"].state == "open"
