"""The program of the other language, for all tests of the session."""

from __future__ import annotations

import os

import pytest

from tests.interop.golang import Golang, build


@pytest.fixture(scope="session")
def golang(tmp_path_factory: pytest.TempPathFactory) -> Golang:
    """Go's note and tlog packages."""
    base = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have folders side by side; one build is enough for all.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "golang"
    folder.mkdir(exist_ok=True)
    return build(folder)
