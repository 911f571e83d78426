"""Real servers over real stores, shared by the tests that leave them as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.story import EXAMPLE, RETOLD
from tests.support.client import Client
from tests.support.postgres_database import new_database
from tests.support.server import Place


@contextmanager
def a_place(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> Iterator[Place]:
    """A new store of the engine at hand."""
    folder = folders.mktemp("server")
    if request.getfixturevalue("engine") == "sqlite":
        # The folder is not there yet: the server makes it.
        yield Place(database=f"sqlite:///{folder}/a folder/store.sqlite", folder=folder)
    else:
        with new_database(request.getfixturevalue("postgres_url")) as url:
            yield Place(database=url, folder=folder)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Every test here runs on both stores."""
    return str(request.param)


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A store of this test alone."""
    with a_place(request, tmp_path_factory) as place:
        yield place


@pytest.fixture(scope="session")
def empty_place(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """A store in which nothing is ever recorded."""
    with a_place(request, tmp_path_factory) as place:
        yield place


@pytest.fixture(scope="session")
def empty(empty_place: Place) -> Iterator[Client]:
    """A server over it."""
    with empty_place.serving() as client:
        yield client


@pytest.fixture(scope="session")
def told_place(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """A store in which the example was told over HTTP, and told again elsewhere and later; its server has stopped."""
    with a_place(request, tmp_path_factory) as place:
        with place.serving() as client:
            for lines in (EXAMPLE, RETOLD):
                reply = client.import_lines(lines)
                assert reply.status < 300, reply.body
        yield place


@pytest.fixture(scope="session")
def told(told_place: Place) -> Iterator[Client]:
    """Another server over that store: all it knows is what was stored."""
    with told_place.serving() as client:
        yield client
