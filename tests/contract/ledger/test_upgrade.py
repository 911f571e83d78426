"""A workspace of the version before the ledger: it is upgraded in place, and everything in it gets its entries."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from partnerflow.application.ports import Tables
from partnerflow.errors import CorruptionError, InvalidSettingError
from partnerflow.persistence.opening import open_store, prepare
from partnerflow.persistence.postgres import workspace
from tests.contract.ledger.damaging import damage
from tests.contract.ledger.telling import fill, plain, settled
from tests.support.ledgers import ledger_over

TABLES = ("entries", "nodes", "streams", "epochs", "checkpoints", "cosignatures", "timestamps", "holds")
OLDER = (
    *(f"DROP TABLE ledger_{table}" for table in TABLES),
    "UPDATE meta SET value = '1' WHERE name = 'schema-version'",
)


@pytest.fixture
def older_url(durable_url: str) -> str:
    """A workspace of version 1 with six events."""
    with closing(open_store(durable_url)) as store:
        fill(store, 3, 2)
    damage(durable_url, *OLDER)
    return durable_url


def test_every_event_of_an_older_workspace_is_in_the_first_epoch(older_url: str, tmp_path: Path) -> None:
    prepare(older_url)

    with closing(open_store(older_url)) as store:
        ledger = ledger_over(store, tmp_path / "ledger", contents=plain())
        checkpoint = settled(ledger, store)

        assert checkpoint.size == 7
        assert ledger.standing().position == 6
        assert ledger.scrub.run().findings == ()


def test_on_postgres_only_the_owner_upgrades(postgres_database: str) -> None:
    prepare(postgres_database)
    damage(postgres_database, *OLDER)

    with pytest.raises(InvalidSettingError, match=r"version 1, this program needs 3: run `partnerflow db prepare`"):
        open_store(postgres_database)

    prepare(postgres_database)
    with closing(open_store(postgres_database)) as store:
        assert store.position() == 0


CHANGES = ["UPDATE ledger_{} SET {} = 9", "DELETE FROM ledger_{}"]
KEPT = {"entries": "number", "epochs": "number", "checkpoints": "size"}


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", CHANGES)
def test_the_application_may_not_change_what_was_entered_closed_or_signed(
    durable_url: str, tmp_path: Path, table: str, change: str
) -> None:
    with closing(open_store(durable_url)) as store:
        fill(store, 1, 1)
        ledger = ledger_over(store, tmp_path / "ledger", contents=plain())
        settled(ledger, store)
        signed = ledger.newest()

        with pytest.raises(
            (psycopg.errors.InsufficientPrivilege, CorruptionError), match=r"append-only|permission denied"
        ):
            _change(store.tables, change.format(table, KEPT[table]))

        assert ledger.note(2) == signed


def _change(tables: Tables, statement: str) -> None:
    with tables.writing() as write:
        write(statement, {})


def test_the_owner_is_refused_too(postgres_database: str) -> None:
    prepare(postgres_database)
    place = workspace.parse(postgres_database)

    with psycopg.connect(place.conninfo, autocommit=True, options=f"-c search_path={place.schema}") as owner:
        for table in KEPT:
            with pytest.raises(psycopg.errors.RestrictViolation, match=f"ledger_{table} is append-only"):
                owner.execute(f"TRUNCATE ledger_{table}".encode())

        assert owner.execute("SELECT count(*) FROM ledger_entries").fetchone() == (0,)
