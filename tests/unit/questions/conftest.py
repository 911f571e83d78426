"""The example, told once for all tests that only read it."""

from __future__ import annotations

import pytest

from tests.support.world import World
from tests.unit.questions.example import example_lines


@pytest.fixture(scope="session")
def example() -> World:
    """The world of the example; tell nothing in it."""
    return World().load(example_lines())


@pytest.fixture
def own_example() -> World:
    """The world of the example, to tell more in."""
    return World().load(example_lines())
