"""What PostgreSQL does to its clients: connections go, answers get lost, sessions run out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from threading import Event, Thread

import psycopg
import pytest

from partnerflow.application.ports import Append, Head, Store
from partnerflow.errors import StaleVersionError, UnavailableError
from partnerflow.persistence.opening import OpenedStore, open_store, prepare
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.sequencing import PostgresLine
from tests.support.inspection import assert_nothing_half_done, look
from tests.support.lossy import LossyLine, lossy_line
from tests.support.stores import (
    NOW,
    PATIENCE,
    a_key,
    a_new_stream,
    an_event,
    append,
    append_states,
    fill,
    states,
    until,
)


@pytest.fixture
def url(postgres_database: str) -> str:
    """The URL of a prepared workspace."""
    prepare(postgres_database)
    return postgres_database


@pytest.fixture
def line(url: str) -> Iterator[LossyLine]:
    """A line to the server that can lose answers."""
    with lossy_line(url) as line:
        yield line


@pytest.fixture
def store(line: LossyLine) -> Iterator[OpenedStore]:
    """The store over that line."""
    with closing(open_store(line.url, sequence=False)) as store:
        yield store


def end_all_sessions(url: str) -> None:
    """End every other session of this database, as a restart of the server does."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def with_prepared_statements(store: Store) -> Head:
    """A stream to go on with, in a session that has prepared what it needs: an append is one round trip from here."""
    head = append_states(store, a_new_stream(), "one")
    warm = append_states(store, a_new_stream("warm"), "x")
    append(store, append_states(store, warm, "y"), an_event(), key=a_key("warm"))
    return head


def test_a_keyed_append_whose_answer_was_lost_returns_the_first_receipt(
    store: OpenedStore, line: LossyLine, url: str
) -> None:
    head = with_prepared_statements(store)

    line.lose_answers(1)
    receipt = store.append([Append(head=head, events=(an_event("two"),))], key=a_key(), now=NOW)

    assert [(after.stream_id, after.version) for after in receipt.heads] == [(head.stream_id, 2)]
    assert receipt.replayed
    assert states(store, head.stream_id) == ["one", "two"]
    assert_nothing_half_done(look(url))


def test_a_keyed_append_lost_before_it_was_written_is_written_once(url: str) -> None:
    with closing(open_store(url, sequence=False)) as store:
        head = with_prepared_statements(store)

        end_all_sessions(url)
        receipt = store.append([Append(head=head, events=(an_event("two"),))], key=a_key(), now=NOW)

        assert not receipt.replayed
        assert states(store, head.stream_id) == ["one", "two"]


def test_without_a_key_the_outcome_of_a_lost_answer_is_unknown_and_a_retry_meets_a_conflict(
    store: OpenedStore, line: LossyLine
) -> None:
    head = with_prepared_statements(store)

    line.lose_answers(1)
    with pytest.raises(UnavailableError, match="unknown"):
        append_states(store, head, "two")

    with pytest.raises(StaleVersionError):
        append_states(store, head, "two")
    assert states(store, head.stream_id) == ["one", "two"]


def test_a_second_loss_is_told_and_the_key_still_tells_what_was_written(store: OpenedStore, line: LossyLine) -> None:
    head = with_prepared_statements(store)

    line.lose_answers(2)
    with pytest.raises(UnavailableError, match="same key"):
        append(store, head, an_event("two"), key=a_key())

    assert append(store, head, an_event("two"), key=a_key()).version == 2
    assert states(store, head.stream_id) == ["one", "two"]


def test_a_read_whose_connection_was_lost_is_asked_again(store: OpenedStore, line: LossyLine) -> None:
    head = append_states(store, a_new_stream(), "one")

    line.lose_answers(1)

    assert states(store, head.stream_id) == ["one"]


def test_after_a_restart_of_the_server_work_goes_on(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with closing(open_store(url)) as store:
        head = fill(store, "vast-verder", 2)
        assert store.wait(2, PATIENCE) == 2

        end_all_sessions(url)
        head = append(store, head, an_event("three"), key=a_key())

        assert store.wait(3, PATIENCE) == 3
        assert [event.version for event in store.read(head.stream_id)] == [1, 2, 3]
    assert any("sequencing failed" in record.message for record in caplog.records if record.levelno >= logging.ERROR)


def test_a_session_that_died_while_it_rested_is_not_used(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnerflow.persistence.postgres.pool._RESTED", 0.0)
    with closing(open_store(url, sequence=False)) as store:
        head = append_states(store, a_new_stream(), "one")

        end_all_sessions(url)

        assert append_states(store, head, "two").version == 2


def test_after_a_rollback_a_session_prepares_its_statements_anew(url: str) -> None:
    with closing(open_store(url, sequence=False)) as store:
        head = with_prepared_statements(store)
        assert store.head(head.kind, head.key) == head
        store.position()
        with pytest.raises(psycopg.errors.DivisionByZero), store.tables.writing() as write:
            write("SELECT 1 / 0", {})

        assert store.head(head.kind, head.key) == head
        assert append_states(store, head, "two").version == 2


def test_a_server_that_is_not_there_is_unavailable(url: str, line: LossyLine) -> None:
    line.close()

    with pytest.raises(UnavailableError):
        open_store(line.url)


def test_when_all_sessions_are_busy_the_next_waits_for_one_and_not_for_ever(url: str) -> None:
    pool = Pool(workspace.parse(url).connect, size=1, patience=0.05)
    held = pool.take()
    with pytest.raises(UnavailableError, match="busy"):
        pool.take()

    patient, taken = Pool(workspace.parse(url).connect, size=1, patience=PATIENCE), Event()
    first = patient.take()

    def take_next() -> None:
        with patient.session():
            taken.set()

    waiting = Thread(target=take_next)
    waiting.start()
    patient.give_back(first)
    waiting.join(PATIENCE)

    assert taken.is_set()
    pool.give_back(held)
    for each in (pool, patient):
        each.close()


def test_only_one_session_at_a_time_holds_the_lease(url: str) -> None:
    first, second = (PostgresLine(workspace.parse(url)) for _ in range(2))
    with closing(open_store(url, sequence=False)) as store:
        fill(store, "vast-verder", 2)
        assert first.place(1) is not None

        assert second.place(1) is None
        first.reset()

        # The server notices a moment later that the session has gone.
        until(lambda: second.place(9) is not None)
        assert (store.position(), look(url).pending) == (2, [])
        second.reset()


def test_a_lock_that_another_session_holds_is_not_waited_for_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(url, sequence=False)) as store:
        head = append_states(store, a_new_stream(), "one")
        with psycopg.connect(url) as other:
            other.execute("SELECT 1 FROM main.streams FOR UPDATE")
            with store._writer._pool.session() as session:  # type: ignore[attr-defined]
                session.execute("SET lock_timeout = '50ms'")

            with pytest.raises(UnavailableError, match="did not write"):
                append_states(store, head, "two")

        assert append_states(store, head, "two").version == 2
