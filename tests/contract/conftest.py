"""Every store, new and empty: one suite runs against each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from partnerflow.persistence.opening import OpenedStore, open_store, prepare

_workspaces = count()


@pytest.fixture(scope="session")
def shared_database(postgres_url: str) -> Iterator[str]:
    """The URL of one database for all tests to which a workspace of their own is enough: making one is quicker."""
    name = f"contract_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def new_store(engine: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of an empty store of this engine, prepared."""
    if engine == "postgres":
        url = f"{request.getfixturevalue('shared_database')}?workspace=w{next(_workspaces)}"
    else:
        url = "memory:" if engine == "memory" else f"sqlite:///{folder / 'store.db'}"
    prepare(url)
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def durable_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store that outlives its process."""
    return new_store(request.param, request, tmp_path)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store."""
    return new_store(request.param, request, tmp_path)


@pytest.fixture
def store(store_url: str) -> Iterator[OpenedStore]:
    """An empty store with its sequencer at work."""
    with closing(open_store(store_url)) as opened:
        yield opened


@pytest.fixture
def pending_store(durable_url: str) -> Iterator[OpenedStore]:
    """An empty store that nobody sequences."""
    with closing(open_store(durable_url, sequence=False)) as opened:
        yield opened
