"""The fixtures of tests that need PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests.support.postgres_session import Session, url_in

_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Open the session's folder in its first process, take it over in a worker of pytest-xdist."""
    if hasattr(config, "workerinput"):
        config.stash[_FOLDER] = Path(config.workerinput["postgres_folder"])
        return
    session = Session()
    config.stash[_FOLDER] = session.folder
    config.add_cleanup(session.close)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the session's folder is."""
    node.workerinput["postgres_folder"] = str(node.config.stash[_FOLDER])


@pytest.fixture(scope="session")
def postgres_url(pytestconfig: pytest.Config) -> str:
    """The URL of the session's PostgreSQL server, as its superuser."""
    return url_in(pytestconfig.stash[_FOLDER])


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """The URL of a new, empty database, gone after the test with whoever is still connected."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
