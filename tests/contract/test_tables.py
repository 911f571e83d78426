"""`Tables`: read models beside the log, in transactions of their own."""

from __future__ import annotations

import pytest

from partnerflow.persistence.opening import OpenedStore
from partnerflow.sql import load
from tests.support.stores import fill

NAME = "test"


def advance(store: OpenedStore, after: int, position: int) -> list[tuple[int]]:
    """Move a projection on in a transaction of its own."""
    first, statement = (load(store.tables.engine, f"statements/projections/{name}") for name in ("first", "advance"))
    with store.tables.writing() as write:
        write(first, {"name": NAME, "shape": 1})
        return write(statement, {"name": NAME, "generation": 1, "after": after, "position": position})


def position(store: OpenedStore) -> list[tuple[int]]:
    """How far the projection is, once it has begun."""
    rows = store.tables.read(load(store.tables.engine, "statements/projections/live"), {"name": NAME})
    return [(reached,) for _, _, reached in rows]


def test_what_is_written_in_a_transaction_is_read_after_it(store: OpenedStore) -> None:
    assert position(store) == []

    assert advance(store, 0, 5) == [(5,)]

    assert position(store) == [(5,)]


def test_a_statement_may_answer_with_nothing(store: OpenedStore) -> None:
    advance(store, 0, 5)

    assert advance(store, 3, 9) == []
    with store.tables.writing() as write:
        assert write("DELETE FROM projections WHERE name = 'nobody'", {}) == []

    assert position(store) == [(5,)]


def test_an_error_undoes_the_whole_transaction(store: OpenedStore) -> None:
    advance(store, 0, 5)

    def interrupted() -> None:
        with store.tables.writing() as write:
            write("DELETE FROM projections", {})
            raise LookupError

    with pytest.raises(LookupError):
        interrupted()

    assert position(store) == [(5,)]


def test_what_is_asked_often_is_as_new_as_what_is_asked_once(store: OpenedStore) -> None:
    statement = load(store.tables.engine, "statements/projections/live")
    asked = {"name": NAME}
    assert store.tables.read_often(statement, asked) == []
    advance(store, 0, 5)

    found = [store.tables.read_often(statement, asked) for _ in range(2)]
    advance(store, 5, 9)
    later = store.tables.read_often(statement, asked)

    assert [[position for _, _, position in rows] for rows in found] == [[5], [5]]
    assert [position for _, _, position in later] == [9]


def test_a_head_that_comes_along_is_the_one_that_the_store_has(store: OpenedStore) -> None:
    known = fill(store, "vast-verder", 2)
    about = (known.kind, known.key)
    statement, asked = load(store.tables.engine, "statements/projections/live"), {"name": NAME}

    nothing, before = store.tables.read_with_head(statement, asked, about)
    advance(store, 0, 5)
    rows, head = store.tables.read_with_head(statement, asked, about)

    assert (nothing, rows) == ([], store.tables.read(statement, asked))
    assert len(rows) == 1
    assert known == store.head(*about)
    assert before is None
    # An embedded store has nothing to gain from asking for both.
    assert head == (known if store.tables.engine == "postgres" else None)


def test_no_head_comes_along_where_there_is_no_stream(store: OpenedStore) -> None:
    statement = load(store.tables.engine, "statements/projections/live")
    advance(store, 0, 5)

    rows, head = store.tables.read_with_head(statement, {"name": NAME}, ("partnership", "nobody-founded-it"))

    assert head is None
    assert rows == store.tables.read(statement, {"name": NAME})
