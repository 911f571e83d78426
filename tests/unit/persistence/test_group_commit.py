"""Writers on one file that wait for each other are kept together, each by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from partnerflow.errors import CorruptionError, UnavailableError
from partnerflow.persistence.sqlite.connections import Connections
from partnerflow.persistence.sqlite.group_commit import GroupCommit
from tests.support.server import eventually

Writers = Callable[[list[int]], list["Future[int]"]]


class Counted(Connections):
    """Connections that count their transactions, and fail at the end of one when told to."""

    transactions = 0
    broken = False

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        with super().writing(durable=durable) as connection:
            self.transactions += 1
            yield connection
            if self.broken and self.transactions > 1:
                raise UnavailableError("the disk is full")


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Counted]:
    made = Counted(tmp_path / "store.sqlite")
    made.run_script("CREATE TABLE told (number INTEGER NOT NULL CHECK (number > 0));")
    yield made
    made.close()


@pytest.fixture
def waiting(connections: Counted) -> Iterator[Writers]:
    """Numbers told at once behind a writer that holds the file until all of them wait."""
    group = GroupCommit(connections)
    with ThreadPoolExecutor(max_workers=9) as threads:

        def told(numbers: list[int]) -> list[Future[int]]:
            begun, all_wait = Event(), Event()

            def hold(_: sqlite3.Connection) -> None:
                begun.set()
                assert all_wait.wait(30)

            first = threads.submit(group.run, hold)
            assert begun.wait(30)
            writers = [threads.submit(group.run, lambda each, number=number: tell(each, number)) for number in numbers]
            assert eventually(lambda: len(group._waiting) == len(numbers))
            all_wait.set()
            first.result(30)
            return writers

        yield told


def tell(connection: sqlite3.Connection, number: int) -> int:
    connection.execute("INSERT INTO told VALUES (?)", (number,))
    return number


def kept(connections: Connections) -> list[int]:
    return sorted(number for (number,) in connections.reading().execute("SELECT number FROM told"))


def test_all_that_wait_are_kept_in_one_transaction(connections: Counted, waiting: Writers) -> None:
    writers = waiting([1, 2, 3, 4, 5])

    assert [writer.result(30) for writer in writers] == [1, 2, 3, 4, 5]
    assert kept(connections) == [1, 2, 3, 4, 5]
    assert connections.transactions == 2


def test_one_that_is_refused_takes_nobody_with_it(connections: Counted, waiting: Writers) -> None:
    one, refused, other = waiting([1, -1, 2])

    assert (one.result(30), other.result(30)) == (1, 2)
    with pytest.raises(CorruptionError):
        refused.result(30)
    assert kept(connections) == [1, 2]


def test_when_they_cannot_be_kept_each_hears_it_and_nothing_is_written(connections: Counted, waiting: Writers) -> None:
    connections.broken = True

    writers = waiting([1, 2, 3])

    for writer in writers:
        with pytest.raises(UnavailableError):
            writer.result(30)
    assert kept(connections) == []


def test_one_alone_is_undone_by_what_it_raises(connections: Counted) -> None:
    group = GroupCommit(connections)

    with pytest.raises(CorruptionError):
        group.run(lambda connection: tell(connection, 7) + tell(connection, -1))

    assert kept(connections) == []
    assert group.run(lambda connection: tell(connection, 8)) == 8


def test_whoever_is_kept_does_not_wait_for_the_next_group(connections: Counted) -> None:
    group = GroupCommit(connections)
    begun, both_wait, next_begun, both_went_on = Event(), Event(), Event(), Event()
    with ThreadPoolExecutor(max_workers=4) as threads:

        def hold(_: sqlite3.Connection) -> None:
            begun.set()
            assert both_wait.wait(30)

        def hold_next(_: sqlite3.Connection) -> None:
            next_begun.set()
            assert both_went_on.wait(30)

        def leading(connection: sqlite3.Connection) -> int:
            threads.submit(group.run, hold_next)
            assert eventually(lambda: len(group._waiting) == 1)
            return tell(connection, 1)

        threads.submit(group.run, hold)
        assert begun.wait(30)
        leader = threads.submit(group.run, leading)
        assert eventually(lambda: len(group._waiting) == 1)
        follower = threads.submit(group.run, lambda connection: tell(connection, 2))
        assert eventually(lambda: len(group._waiting) == 2)
        both_wait.set()

        assert (leader.result(30), follower.result(30)) == (1, 2)
        assert next_begun.wait(30)
        both_went_on.set()

    assert kept(connections) == [1, 2]
