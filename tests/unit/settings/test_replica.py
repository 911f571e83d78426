"""Where a standby may be named, and what is no standby of a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import PostgresServer, Registry, Settings, workspace_settings

PRIMARY = "postgresql://flow:s3cret@db.example/flow?workspace=acme"
STANDBY = "postgresql://flow:s3cret@near.example/flow?workspace=acme"


@pytest.mark.parametrize(
    ("replica", "database", "fault"),
    [
        (STANDBY, "sqlite:///store.sqlite", "leave it out"),
        (STANDBY, PRIMARY.replace("acme", "other"), "name the same"),
        ("sqlite:///store.sqlite", PRIMARY, "only PostgreSQL has standbys"),
        (STANDBY.replace("near.example", "near.example,far.example"), PRIMARY, "name one standby"),
    ],
)
def test_what_is_no_standby_of_the_store_is_refused_without_showing_a_password(
    replica: str, database: str, fault: str
) -> None:
    with pytest.raises(InvalidSettingError, match=fault) as refused:
        Settings.read({"PARTNERFLOW_DATABASE": database, "PARTNERFLOW_REPLICA": replica})

    assert list(refused.value.data["faults"]) == ["PARTNERFLOW_REPLICA"]
    assert "s3cret" not in str(refused.value)


@pytest.fixture
def server(tmp_path: Path) -> Settings:
    """A server with a standby of its own store, and a registry with one workspace."""
    Registry(folder=tmp_path).add("acme", PRIMARY)
    main = PRIMARY.replace("acme", "main")
    return Settings.read(
        {
            "PARTNERFLOW_DATABASE": main,
            "PARTNERFLOW_REPLICA": main.replace("db.", "near."),
            "PARTNERFLOW_WORKSPACES": str(tmp_path),
        }
    )


def test_a_workspace_has_the_standby_of_its_own_file_and_none_of_its_server(server: Settings) -> None:
    alone = workspace_settings(server, "acme")
    before = Registry(folder=server.workspaces).stamp("acme")
    (server.workspaces / "acme.replica").write_text(STANDBY)
    (server.workspaces / "acme.replica").chmod(0o600)

    beside = workspace_settings(server, "acme")

    assert (alone.replica, beside.replica) == (None, PostgresServer(url=STANDBY))
    assert Registry(folder=server.workspaces).stamp("acme") != before


@pytest.mark.parametrize(
    ("told", "mode", "fault"),
    [(STANDBY, 0o644, "read by others"), (STANDBY.replace("acme", "other"), 0o600, "name the same")],
)
def test_a_standby_that_others_can_read_of_or_of_another_workspace_is_refused(
    server: Settings, told: str, mode: int, fault: str
) -> None:
    (server.workspaces / "acme.replica").write_text(told)
    (server.workspaces / "acme.replica").chmod(mode)

    with pytest.raises(InvalidSettingError, match=fault):
        workspace_settings(server, "acme")


def test_a_workspace_that_is_forgotten_leaves_no_standby_behind(server: Settings) -> None:
    registry = Registry(folder=server.workspaces)
    (server.workspaces / "acme.replica").write_text(STANDBY)

    registry.remove("acme")

    assert list(server.workspaces.iterdir()) == []
