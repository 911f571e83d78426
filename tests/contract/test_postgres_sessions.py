"""Statements prepared in a session outlive what psycopg does to them: after a rollback it deallocates all there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

import psycopg
import pytest

from partnerflow.persistence.postgres.session import Session, Statement, transaction

FIRST = Statement("first", "SELECT %(number)s::bigint", {"number": "bigint"})
SECOND = Statement("second", "SELECT %(number)s::bigint + 1", {"number": "bigint"})


@pytest.fixture
def session(postgres_database: str) -> Iterator[Session]:
    """A session that has prepared the first statement, and lost it."""
    with closing(Session.connect(postgres_database, autocommit=True)) as session:
        _told(session, FIRST)
        session.execute("DEALLOCATE ALL")
        yield session


def _told(session: Session, statement: Statement) -> int:
    value = statement.execute(session, {"number": 41}).get_value(0, 0)
    assert value is not None
    return int.from_bytes(value, "big")


def test_a_forgotten_statement_is_prepared_again(session: Session) -> None:
    answers = [_told(session, FIRST) for _ in range(2)]

    assert answers == [41, 41]


def test_what_was_prepared_before_another_was_found_forgotten_still_answers(session: Session) -> None:
    answers = [_told(session, statement) for statement in (SECOND, FIRST, SECOND, FIRST)]

    assert answers == [42, 41, 42, 41]


def test_inside_a_transaction_the_caller_is_asked_to_try_again_and_then_succeeds(session: Session) -> None:
    _told(session, SECOND)

    with pytest.raises(psycopg.OperationalError, match="try again"), session.transaction():
        _told(session, FIRST)
    with pytest.raises(psycopg.OperationalError, match="try again"), session.transaction():
        _told(session, SECOND)
    with session.transaction():
        answers = [_told(session, statement) for statement in (SECOND, FIRST)]

    assert answers == [42, 41]


def test_a_transaction_of_ours_that_is_rolled_back_takes_no_statement_away(session: Session) -> None:
    _told(session, FIRST)

    with pytest.raises(LookupError), transaction(session):
        raise LookupError
    with transaction(session):
        answer = _told(session, FIRST)

    assert answer == 41


def test_a_transaction_that_failed_inside_is_never_taken_for_one_that_was_kept(session: Session) -> None:
    def fails(session: Session) -> None:
        with transaction(session), suppress(psycopg.errors.DivisionByZero):
            session.execute("SELECT 1 / 0")

    with pytest.raises(psycopg.OperationalError, match="rolled back"):
        fails(session)

    assert _told(session, SECOND) == 42
