"""Every store, new and empty: one suite runs against each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.persistence.opening import OpenedStore, open_store, prepare


@pytest.fixture(params=["sqlite", "postgres"])
def durable_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store that outlives its process, prepared."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_database")
    else:
        url = f"sqlite:///{tmp_path / 'store.db'}"
    prepare(url)
    return url


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store, prepared."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_database")
    else:
        url = "memory:" if request.param == "memory" else f"sqlite:///{tmp_path / 'store.db'}"
    prepare(url)
    return url


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
