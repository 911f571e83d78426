"""The fixtures of tests that need PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.postgres_database import new_database
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
    with new_database(postgres_url) as url:
        yield url
