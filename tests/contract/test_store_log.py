"""The log: one dense order of all events, which misses nothing."""

from __future__ import annotations

from contextlib import closing
from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest

from partnerflow.application.ports import Append, Store
from partnerflow.errors import UnavailableError
from partnerflow.persistence.opening import OpenedStore, open_store
from tests.support.stores import NOW, PATIENCE, a_new_stream, an_event, append_states, fill, follow_to


def test_every_event_gets_one_place_and_a_stream_keeps_its_order(store: Store) -> None:
    heads = {key: a_new_stream(key) for key in "abc"}
    for turn in range(5):
        for key, head in heads.items():
            heads[key] = append_states(store, head, f"{key}{turn}", f"{key}{turn}'")

    follow_to(store, 30)

    log = store.log()
    assert [logged.position for logged in log] == list(range(1, 31))
    for head in heads.values():
        assert [each.event for each in log if each.event.stream_id == head.stream_id] == store.read(head.stream_id)


def test_an_append_of_many_streams_gets_its_places_too(store: Store) -> None:
    appends = [Append(head=a_new_stream(f"s{n}"), events=(an_event("1"), an_event("2"))) for n in range(700)]

    store.append(appends, now=NOW)
    follow_to(store, 1400)

    log = list(store.replay())
    assert [logged.position for logged in log] == list(range(1, 1401))
    assert len({(logged.event.stream_id, logged.event.version) for logged in log}) == 1400


def test_the_log_is_read_in_pages_behind_a_position(store: Store) -> None:
    fill(store, "vast-verder", 7)
    follow_to(store, 7)

    assert [each.position for each in store.log(after=2, limit=3)] == [3, 4, 5]
    assert [each.position for each in store.log(after=5, limit=3)] == [6, 7]
    assert store.log(after=7) == []
    assert [each.position for each in store.replay()] == [1, 2, 3, 4, 5, 6, 7]


def test_an_event_knows_its_place(store: Store) -> None:
    first = fill(store, "first", 2)
    follow_to(store, 2)
    second = fill(store, "second", 1)
    follow_to(store, 3)

    assert [store.position_of(first.stream_id, version) for version in (1, 2, 3)] == [1, 2, None]
    assert store.position_of(second.stream_id, 1) == 3
    assert store.position() == 3


def test_a_stream_has_the_version_at_a_position_that_it_had_then(store: Store) -> None:
    first = fill(store, "first", 2)
    follow_to(store, 2)
    second = fill(store, "second", 1)
    follow_to(store, 3)
    append_states(store, first, "three", "four")
    follow_to(store, 5)

    versions = [store.version_at(first.stream_id, position) for position in range(7)]
    assert versions == [0, 1, 2, 2, 3, 4, 4]
    assert [store.version_at(second.stream_id, position) for position in (2, 3, 5)] == [0, 1, 1]
    assert store.version_at(uuid4(), 5) == 0


def test_the_empty_log_ends_at_zero_and_is_not_waited_for_beyond_the_time(store: Store) -> None:
    began = monotonic()

    reached = store.wait(1, 0.05)

    assert (reached, store.position(), store.log(), list(store.replay())) == (0, 0, [], [])
    assert monotonic() - began >= 0.05


def test_who_waits_is_woken_by_an_append_of_another_thread(store: Store) -> None:
    reached: list[int] = []
    sleeper = Thread(target=lambda: reached.append(store.wait(1, PATIENCE)))
    sleeper.start()

    fill(store, "vast-verder", 1)
    sleeper.join(PATIENCE)

    assert reached == [1]


def test_an_event_waits_without_a_place_until_somebody_sequences(pending_store: OpenedStore, durable_url: str) -> None:
    head = fill(pending_store, "vast-verder", 3)

    assert [event.version for event in pending_store.read(head.stream_id)] == [1, 2, 3]
    assert (pending_store.position(), pending_store.position_of(head.stream_id, 1)) == (0, None)
    with closing(open_store(durable_url)):
        assert pending_store.wait(3, PATIENCE) == 3
    assert [pending_store.position_of(head.stream_id, version) for version in (1, 2, 3)] == [1, 2, 3]


def test_a_store_opened_again_holds_what_was_acknowledged_before(durable_url: str) -> None:
    with closing(open_store(durable_url)) as store:
        head = fill(store, "vast-verder", 3)
        follow_to(store, 3)
        log = store.log()

    with closing(open_store(durable_url)) as store:
        assert store.head("partnership", "vast-verder") == head
        assert store.log() == log
        head = append_states(store, head, "four")
        follow_to(store, 4)


def test_a_closed_store_says_so_and_can_be_closed_again(durable_url: str) -> None:
    store = open_store(durable_url)
    store.close()

    store.close()

    with pytest.raises(UnavailableError, match="closed"):
        store.position()
    with pytest.raises(UnavailableError, match="closed"):
        append_states(store, a_new_stream(), "too late")
