"""Workspaces that several of these suites begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.ledger.homes import copy, opened
from tests.contract.ledger.telling import fill, found, settled
from tests.support.stores import follow_to


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace that was copied after three events, and went on to five."""
    with opened(tmp_path) as (store, ledger):
        fill(store, 3, 1)
        settled(ledger, store)
    copy(tmp_path)
    with opened(tmp_path) as (store, ledger):
        found(store, "later", '{"n":1}')
        follow_to(store, 5)
        settled(ledger, store)
    return tmp_path
