"""Workspaces of either engine, with the example in them or empty."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.contract.conftest import new_store
from tests.support.homes import Home
from tests.support.service import example_lines

Settle = Callable[[str], Home]
ENGINES = ("sqlite", "postgres")
TOLD = 160
"""How many facts of the example are told at first: with persons, and with a grant."""


@pytest.fixture
def settle(request: pytest.FixtureRequest, tmp_path: Path) -> Settle:
    """Makes an empty workspace of an engine. All of them share one ledger folder, as a workspace and its restored self do."""
    numbers = count()

    def settle(engine: str) -> Home:
        folder = tmp_path / f"home-{next(numbers)}"
        folder.mkdir()
        return Home(url=new_store(engine, request, folder), ledger=tmp_path / "ledger")

    return settle


@pytest.fixture(params=ENGINES)
def example(request: pytest.FixtureRequest, settle: Settle) -> Home:
    """A workspace with the beginning of the example, signed."""
    home = settle(request.param)
    home.tell(example_lines()[:TOLD])
    return home


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, settle: Settle) -> Home:
    """An empty workspace."""
    return settle(request.param)
