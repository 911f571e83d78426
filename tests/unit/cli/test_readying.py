"""Making ready: the store, and the example in an empty one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.bootstrap import build
from partnerflow.cli import readying
from partnerflow.cli.readying import check_environment, load_example, unknown_processes_told
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence import opening
from partnerflow.settings import EXAMPLE, config_folder
from tests.support.definitions import written
from tests.support.stores import settings_over
from tests.support.versions import document_of

FOUNDED: list[dict[str, Any]] = [
    {
        "id": "LAB-0001", "stream": "organisation", "key": "LAB", "occurredAt": "2025-01-06", "by": "LAB",
        "fact": "OrganisationRegistered",
        "data": {
            "name": "Het Lab", "legalForm": "foundation", "sector": "civil_society", "country": "NL", "identifiers": [],
        },
    },
    {
        "id": "leaflet-0001", "stream": "partnership", "key": "leaflet", "occurredAt": "2025-01-07", "by": "LAB",
        "fact": "PartnershipInitiated",
        "data": {
            "name": "A leaflet", "issue": "Nobody knows where to go.", "reason": "We are asked every week.",
            "region": "Lakeside", "initiator": "LAB", "profile": "standard",
        },
    },
]  # fmt: skip


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Partnerflow]:
    service = build(settings_over("memory:", tmp_path))
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


def test_the_example_is_loaded_where_a_newer_version_has_other_words(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "partnership.v2.yaml").write_bytes(written(document_of()))

    with closing(build(replace(settings_over("memory:", tmp_path), processes=own))) as service:
        load_example(service)

        assert service.processes.latest("partnership").version == 2
        assert service.state("partnership", EXAMPLE).stream.history.process.full_name == "partnership.v1"


def test_an_embedded_store_is_made_with_its_folder(tmp_path: Path) -> None:
    check_environment(settings_over(f"sqlite:///{tmp_path}/new/folder/store.sqlite", tmp_path))

    assert (tmp_path / "new/folder/store.sqlite").is_file()


def test_a_workspace_is_prepared_by_a_login_that_may(postgres_database: str, tmp_path: Path) -> None:
    check_environment(settings_over(postgres_database, tmp_path))

    service = build(settings_over(postgres_database, tmp_path))
    assert service.store.position() == 0
    service.close()


def test_a_login_that_may_not_prepare_is_told_who_can(postgres_database: str, tmp_path: Path) -> None:
    login = postgres_database.rpartition("/")[2]
    with psycopg.connect(postgres_database, autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'plain'").format(sql.Identifier(login)))
    host = postgres_database.rpartition("@")[2]

    try:
        with pytest.raises(InvalidSettingError, match="run `partnerflow db prepare` as the owner"):
            check_environment(settings_over(f"postgresql://{login}:plain@{host}", tmp_path))
    finally:
        with psycopg.connect(postgres_database, autocommit=True) as owner:
            owner.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(login)))


@pytest.mark.parametrize("remedy", ["the role", "CREATEROLE"])
def test_an_owner_who_may_not_make_roles_is_told_what_a_superuser_runs_once(
    postgres_database: str, tmp_path: Path, remedy: str
) -> None:
    name = f"owner_{uuid4().hex}"
    parts = urlsplit(postgres_database)
    url = f"postgresql://{name}:plain@{parts.netloc.rpartition('@')[2]}{parts.path}?workspace={name}"
    with psycopg.connect(postgres_database, autocommit=True) as superuser:
        superuser.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'plain'").format(sql.Identifier(name)))
        superuser.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(parts.path[1:]), sql.Identifier(name))
        )
        try:
            told = []
            for attempt in (lambda: opening.prepare(url), lambda: check_environment(settings_over(url, tmp_path))):
                with pytest.raises(InvalidSettingError) as refused:
                    attempt()
                told.append(str(refused.value))
            roles, createrole = re.findall(r"`((?:CREATE|ALTER) ROLE [^`]*)`", told[0])
            superuser.execute((roles if remedy == "the role" else createrole).encode())
            opening.prepare(url)

            assert told[0] == told[1]
            assert told[0].startswith(f"{name} owns the database, and may not make the role partnerflow_app_{name}: ")
            build(settings_over(url, tmp_path)).close()
        finally:
            superuser.execute(
                sql.SQL("REASSIGN OWNED BY {0} TO CURRENT_USER; DROP OWNED BY {0}, {1}; DROP ROLE {0}, {1}").format(
                    sql.Identifier(name), sql.Identifier(f"partnerflow_app_{name}")
                )
            )


def test_a_process_that_partnerships_keep_to_and_that_is_not_here_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (config_folder() / "processes" / "three-steps.v1.yaml").read_text("utf-8")
    (own / "two-steps.v3.yaml").write_text(
        text.replace("name: three-steps\nversion: 1", "name: two-steps\nversion: 3"), "utf-8"
    )
    plain = settings_over(f"sqlite:///{tmp_path}/store.sqlite", tmp_path)
    with closing(build(replace(plain, processes=own))) as service:
        request = ImportRequest(process=service.processes.latest("two-steps"))
        service.import_facts([json.dumps(line).encode() for line in FOUNDED], request)
        service.summaries.wait(service.store.wait(len(FOUNDED), 10.0), 10.0)
        assert list(unknown_processes_told(service)) == []

    with closing(build(plain)) as service:
        (warning,) = unknown_processes_told(service)

    assert "two-steps.v3.yaml" in warning
    assert "PARTNERFLOW_PROCESSES" in warning


def test_who_comes_second_with_the_example_leaves_the_store_as_it_is(
    service: Partnerflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_example(service)
    position = service.store.position()
    # As seen by a server that looked just before the other one wrote.
    answers = iter([True, False])
    monkeypatch.setattr(readying, "_is_empty", lambda _: next(answers))
    monkeypatch.setattr(type(service.streams), "find", lambda *_, **__: None)

    load_example(service)

    assert service.store.position() == position
