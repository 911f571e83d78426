"""Whole histories come from the standby, and count only when the head at the primary commits to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from uuid import UUID

import pytest

from partnerflow.application.ports import Head, StoredEvent
from partnerflow.persistence.opening import OpenedStore, open_store, prepare
from partnerflow.persistence.replica.standby import Standby
from partnerflow.persistence.replica.whole import WholeHistories
from tests.contract.replica.conftest import standby_at
from tests.support.postgres_pair import Pair
from tests.support.stores import a_new_stream, append_states

NAME = "?workspace=histories"


@pytest.fixture
def store(pair: Pair) -> Iterator[OpenedStore]:
    """The store of the primary; the standby follows again afterwards."""
    prepare(pair.primary + NAME)
    pair.follow()
    with closing(open_store(pair.primary + NAME)) as opened:
        yield opened
    pair.resume()


class Asked:
    """What was asked of the primary: behind which version of a stream."""

    def __init__(self, store: OpenedStore, standby: Standby) -> None:
        self.after: list[int] = []
        self._store = store
        self.whole = WholeHistories(standby, self)

    def read(self, stream_id: UUID, *, after: int = 0) -> list[StoredEvent]:
        self.after.append(after)
        return self._store.read(stream_id, after=after)


@pytest.fixture
def asked(pair: Pair, store: OpenedStore) -> Iterator[Asked]:
    """Reading histories from the standby, with an eye on what goes to the primary."""
    with closing(standby_at(pair.standby + NAME, store)) as standby:
        yield Asked(store, standby)


def states(events: list[StoredEvent]) -> list[str]:
    return [event.state.decode() for event in events]


def told(store: OpenedStore, key: str) -> Head:
    """A stream of three events."""
    return append_states(store, a_new_stream(key), "one", "two", "three")


def test_the_primary_is_not_asked_for_a_history_that_the_standby_has(
    pair: Pair, store: OpenedStore, asked: Asked
) -> None:
    head = told(store, "known")
    pair.follow()

    assert states(asked.whole(head)) == ["one", "two", "three"]
    assert asked.after == []


def test_what_the_standby_lacks_yet_comes_from_the_primary(pair: Pair, store: OpenedStore, asked: Asked) -> None:
    head = told(store, "growing")
    pair.follow()
    pair.pause()
    head, new = append_states(store, head, "four"), told(store, "new")

    assert states(asked.whole(head)) == ["one", "two", "three", "four"]
    assert states(asked.whole(new)) == ["one", "two", "three"]
    assert asked.after == [3, 0]


def test_a_history_that_the_head_does_not_commit_to_is_not_used(pair: Pair, store: OpenedStore, asked: Asked) -> None:
    head, other = told(store, "ours"), told(store, "theirs")
    pair.follow()

    asked.whole(replace(head, stream_id=other.stream_id))
    asked.whole(other)

    assert asked.after == [0, 0]


def test_a_primary_and_a_standby_of_another_cluster_are_not_read(
    pair: Pair, store: OpenedStore, caplog: pytest.LogCaptureFixture
) -> None:
    primary, strange = standby_at(pair.primary + NAME, store), standby_at(pair.standby + NAME, store, system=7)

    with closing(primary), closing(strange):
        assert not primary.answers()
        assert not strange.answers()

    assert "not in hot standby mode" in caplog.text
    assert "no standby of PARTNERFLOW_DATABASE" in caplog.text
