"""A service over each store, and the same service at another moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from partnerflow.application.service import Partnerflow
from partnerflow.persistence.opening import open_store
from tests.support.service import service_over


@pytest.fixture
def service(store_url: str) -> Iterator[Partnerflow]:
    """A service over an empty store, on the last day of 2026 at noon."""
    with closing(service_over(open_store(store_url))) as opened:
        yield opened
