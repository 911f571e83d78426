"""Tables of read models in another form than the program's: they are made anew, empty, and the log fills them again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.opening import open_store, prepare
from tests.support.portfolio import answers, filled, follow, generated, portfolio_of

OTHER_FORM = """
    UPDATE {meta} SET value = '1' WHERE name = 'read-models';
    DROP TABLE {projections};
    CREATE TABLE {projections} (name text NOT NULL, position bigint NOT NULL, PRIMARY KEY (name));
"""


def test_an_embedded_store_makes_them_anew_at_its_opening(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with closing(open_store(url)) as store:
        service = filled(store, generated(1))
        follow(store, portfolio_of(store))
        before = answers(service)
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as older:
        older.executescript(OTHER_FORM.format(meta="meta", projections="projections"))

    with closing(open_store(url)) as store:
        position = portfolio_of(store).position()
        follow(store, portfolio_of(store))
        service = filled(store, [])

        assert position == 0
        assert answers(service) == before


def test_on_postgres_the_owner_makes_them_anew(postgres_database: str) -> None:
    prepare(postgres_database)
    with psycopg.connect(postgres_database, autocommit=True) as older:
        older.execute(OTHER_FORM.format(meta="main.meta", projections="main.projections").encode())

    with pytest.raises(InvalidSettingError, match=r"read models.*run `partnerflow db prepare`"):
        open_store(postgres_database)
    prepare(postgres_database)

    with closing(open_store(postgres_database)) as store:
        filled(store, generated(1))
        follow(store, portfolio_of(store))
        assert portfolio_of(store).position() == store.position() > 0
