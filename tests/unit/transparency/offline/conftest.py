"""One Node process with the verifier's script for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.javascript import JavaScript, node


@pytest.fixture(scope="package")
def javascript() -> Iterator[JavaScript]:
    """The script of partnerflow_verify.html, in Node."""
    with node() as process:
        yield process
