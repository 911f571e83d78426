"""A session of the service waits and works so long and no longer; work over everything takes its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import monotonic, sleep

import psycopg
import pytest

from partnerflow.errors import UnavailableError
from partnerflow.persistence.opening import open_store
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.opening import open_workspace
from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.session import Session
from partnerflow.persistence.store import SequencedStore
from tests.contract.workspaces.tenants import Tenants
from tests.support.stores import fill

QUICK = "&options=-c%20statement_timeout%3D300ms%20-c%20lock_timeout%3D100ms%20-c%20idle_in_transaction_session_timeout%3D200ms"
NAMES = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


@pytest.fixture
def quick(tenants: Tenants) -> Iterator[Session]:
    """A session whose operator is impatient."""
    session = workspace.parse(tenants.acme + QUICK).connect()
    yield session
    # The server may have ended it.
    session.close()


def limits(session: Session) -> list[str]:
    """What holds in a session."""
    return [str(session.execute(f"SHOW {name}".encode()).fetchall()[0][0]) for name in NAMES]


def test_every_limit_has_a_value_that_nobody_has_to_set(tenants: Tenants) -> None:
    with tenants.as_acme() as session:
        assert limits(session) == ["1min", "10s", "1min"]


def test_the_operator_says_otherwise_in_the_url(quick: Session) -> None:
    assert limits(quick) == ["300ms", "100ms", "200ms"]


def test_a_statement_that_runs_too_long_is_ended(quick: Session) -> None:
    with pytest.raises(psycopg.errors.QueryCanceled):
        quick.execute("SELECT pg_sleep(20)")

    assert quick.execute("SELECT 1").fetchone() == (1,)


def test_a_lock_is_not_waited_for_without_end(tenants: Tenants, quick: Session) -> None:
    with tenants.owning() as owner, owner.transaction():
        owner.execute(tenants.named("LOCK TABLE acme.streams").encode())

        with pytest.raises(psycopg.errors.LockNotAvailable):
            quick.execute("SELECT key FROM streams")


def test_a_transaction_that_its_client_forgot_is_ended(quick: Session) -> None:
    quick.execute("BEGIN")
    sleep(0.5)

    with pytest.raises(psycopg.errors.IdleInTransactionSessionTimeout):
        quick.execute("SELECT 1")


def test_work_over_everything_takes_its_time_and_the_next_is_in_a_hurry_again(quick: Session) -> None:
    with unhurried(quick):
        quick.execute("SELECT pg_sleep(0.5)")
        sleep(0.3)
        meanwhile = limits(quick)

    assert meanwhile == ["0", "100ms", "0"]
    assert limits(quick) == ["300ms", "100ms", "200ms"]


def test_a_reader_that_is_ended_is_told_so_and_does_not_ask_again(tenants: Tenants) -> None:
    store = open_workspace(workspace.parse(tenants.acme + QUICK.replace("lock_timeout%3D100ms", "lock_timeout%3D1min")))
    with closing(store), tenants.owning() as owner, owner.transaction():
        owner.execute(tenants.named("LOCK TABLE acme.log").encode())
        began = monotonic()

        with pytest.raises(UnavailableError, match="in time"):
            store.position()

    assert monotonic() - began < 0.6


def test_facts_are_recorded_ordered_and_read_in_a_hurry(tenants: Tenants) -> None:
    with closing(open_store(tenants.acme + QUICK)) as store:
        assert isinstance(store, SequencedStore)

        head = fill(store, "haastig", 500)

        assert store.wait(500, 20.0) == 500
        assert len(store.read(head.stream_id)) == 500
        assert store.inspection.misplaced() == []
