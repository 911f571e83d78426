"""The app as it is served, for whoever has a credential."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app
from tests.support.credentials import a_key
from tests.support.service import a_service

Ask = Callable[..., Any]


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    """A service over an empty store."""
    with a_service() as opened:
        yield opened


@pytest.fixture
def ask(service: Partnerflow) -> Ask:
    """Asks below `/v1` with a token: ``ask(token, "GET", "/keys")``."""
    client = create_app(service).test_client()

    def ask(token: str, method: str, address: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        given = {} if body is None else {"json": body}
        return client.open(f"/v1{address}", method=method, headers=headers, **given)

    return ask


@pytest.fixture
def operator(service: Partnerflow) -> str:
    """The token of somebody who gives out credentials."""
    return a_key(service, Assignment(role="operator"))[1]
