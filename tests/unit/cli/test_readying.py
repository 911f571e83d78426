"""Making ready: the store, and the example in an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.cli.readying import EXAMPLE, check_environment, load_example
from partnerflow.errors import InvalidSettingError
from partnerflow.settings import Settings, config_folder


def settings(database: str, folder: Path) -> Settings:
    return Settings.read({"PARTNERFLOW_DATABASE": database, "PARTNERFLOW_KEY_FILE": str(folder / "key")})


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Partnerflow]:
    service = build(settings("memory:", tmp_path))
    yield service
    service.close()


def test_the_example_is_loaded_once_and_listed_when_the_loading_returns(service: Partnerflow) -> None:
    load_example(service)
    position = service.store.position()
    load_example(service)

    assert service.store.position() == position == service.summaries.position()
    assert service.state("partnership", EXAMPLE).version > 100


def test_a_store_that_holds_something_does_not_get_the_example(service: Partnerflow) -> None:
    organisation = (config_folder() / "examples" / f"{EXAMPLE}.facts.jsonl").read_bytes().splitlines()[0]
    service.import_facts([organisation], ImportRequest())

    load_example(service)

    assert service.store.position() == 1


def test_an_embedded_store_is_made_with_its_folder(tmp_path: Path) -> None:
    check_environment(settings(f"sqlite:///{tmp_path}/new/folder/store.sqlite", tmp_path))

    assert (tmp_path / "new/folder/store.sqlite").is_file()


def test_a_workspace_is_prepared_by_a_login_that_may(postgres_database: str, tmp_path: Path) -> None:
    check_environment(settings(postgres_database, tmp_path))

    service = build(settings(postgres_database, tmp_path))
    assert service.store.position() == 0
    service.close()


def test_a_login_that_may_not_prepare_is_told_who_can(postgres_database: str, tmp_path: Path) -> None:
    login = postgres_database.rpartition("/")[2]
    with psycopg.connect(postgres_database, autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'plain'").format(sql.Identifier(login)))
    host = postgres_database.rpartition("@")[2]

    try:
        with pytest.raises(InvalidSettingError, match="run `partnerflow db prepare` as the owner"):
            check_environment(settings(f"postgresql://{login}:plain@{host}", tmp_path))
    finally:
        with psycopg.connect(postgres_database, autocommit=True) as owner:
            owner.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(login)))
