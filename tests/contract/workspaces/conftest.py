"""Two tenants in one database, shared by all tests of walls: each puts back what it takes away. And installations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.workspaces.installation import Installation, an_installation
from tests.contract.workspaces.tenants import Tenants, two_tenants


@pytest.fixture(scope="session")
def tenants(postgres_url: str) -> Iterator[Tenants]:
    """Acme, and beta who has a secret."""
    with two_tenants(postgres_url) as tenants:
        yield tenants


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """An installation over either engine, with acme, who has told some facts."""
    server = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    with an_installation(server, tmp_path) as installation:
        installation.make("acme")
        installation.tell("acme")
        yield installation
