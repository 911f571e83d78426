"""One world for all tests of a process: what a test changes in it, it changes back."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.matrix.addresses import Cell, cells
from tests.matrix.everybody import everybody
from tests.matrix.people import Somebody
from tests.matrix.world import World, world


@pytest.fixture(scope="package", autouse=True)
def quiet() -> Iterator[None]:
    """Nobody reads what the log says of ten thousand refusals."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def known() -> Iterator[World]:
    """The world."""
    with world() as made:
        yield made


@pytest.fixture(scope="package")
def people(known: World) -> list[Somebody]:
    """Everybody in it."""
    return everybody(known)


@pytest.fixture(scope="package")
def asked(known: World) -> list[Cell]:
    """Everything that can be asked."""
    return cells(known.app, known)
