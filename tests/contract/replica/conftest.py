"""A primary and its standby, and two services of one workspace: one reads from the standby, one does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from partnerflow.bootstrap import build
from partnerflow.persistence.opening import OpenedStore, prepare
from partnerflow.persistence.postgres import workspace as postgres_workspace
from partnerflow.persistence.replica.standby import Standby
from tests.contract.replica.telling import with_register
from tests.support.admission import open_app
from tests.support.postgres_pair import Pair, running_pair
from tests.support.stores import settings_over

_workspaces = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One workspace: its URLs at the two servers, and clients of two services over it, as two processes would have them.

    `writer` knows no standby; `reader` reads from it.
    """

    primary: str
    standby: str
    writer: FlaskClient
    reader: FlaskClient


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    """A primary and its standby, for all tests of a module."""
    with running_pair() as pair:
        yield pair


@pytest.fixture
def own_pair() -> Iterator[Pair]:
    """A primary and its standby, for one test that ends one of them."""
    with running_pair() as pair:
        yield pair


def beside(pair: Pair, folder: Path) -> Iterator[Beside]:
    """A new workspace on both, served twice; who begins notes is in its register."""
    workspace = f"?workspace=w{next(_workspaces)}"
    primary, standby = pair.primary + workspace, pair.standby + workspace
    prepare(primary)
    pair.follow()
    with (
        closing(build(settings_over(primary, folder))) as writing,
        closing(build(settings_over(primary, folder, REPLICA=standby))) as reading,
    ):
        writer, reader = (open_app(service).test_client() for service in (writing, reading))
        with_register(writer)
        yield Beside(primary=primary, standby=standby, writer=writer, reader=reader)


def standby_at(url: str, store: OpenedStore, *, system: int | None = None) -> Standby:
    """The standby at the URL of a workspace; its primary is of the same cluster unless another number is told."""
    (number,) = store.tables.read("SELECT system_identifier FROM pg_control_system()", {})[0]
    return Standby(postgres_workspace.parse(url), lambda: number if system is None else system)


@pytest.fixture(scope="module")
def served(pair: Pair, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    """A workspace on the servers of the module."""
    yield from beside(pair, tmp_path_factory.mktemp("served"))


@pytest.fixture
def workspace(pair: Pair, served: Beside) -> Iterator[Beside]:
    """The workspace of the module, with a standby that has come as far as the primary; afterwards it follows again."""
    pair.follow()
    yield served
    pair.resume()


@pytest.fixture
def own_workspace(own_pair: Pair, tmp_path: Path) -> Iterator[Beside]:
    """A workspace on servers of its own."""
    yield from beside(own_pair, tmp_path)
