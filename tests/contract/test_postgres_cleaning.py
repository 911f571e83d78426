"""Erasure on PostgreSQL is not done before the bytes are overwritten, whoever still reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from partnerflow.persistence.opening import OpenedStore, open_store
from partnerflow.persistence.postgres import workspace
from tests.contract.conftest import new_store
from tests.support.stores import a_new_stream, a_text, an_event, append, until

SECRET = "Wilhelmina van der Heuvel"


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_store("postgres", request, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[OpenedStore]:
    with closing(open_store(url, sequence=False)) as opened:
        yield opened


def test_what_a_running_transaction_could_see_is_overwritten_when_it_has_ended(store: OpenedStore, url: str) -> None:
    texts = [a_text(f"{SECRET} {number}") for number in range(5)]
    head = append(store, a_new_stream(), an_event("{}", a_text("blijft"), *texts))

    with psycopg.connect(workspace.parse(url).conninfo) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.execute("SELECT 1")
        append(store, head, an_event(forgets=tuple(text.commitment for text in texts)))

        assert not store.finish_erasures()
        assert SECRET in relation(url)

    until(store.finish_erasures)
    assert SECRET not in relation(url)
    assert [text.value for text in store.disclosures(head.stream_id).values()] == ["blijft"]


def relation(url: str) -> str:
    """The bytes of the table of texts, as they are on disk."""
    place = workspace.parse(url)
    with psycopg.connect(place.conninfo, autocommit=True) as superuser:
        superuser.execute("CHECKPOINT")
        row = superuser.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(%s))", (f"{place.schema}.disclosures",)
        ).fetchone()
    assert row is not None
    return bytes(row[0]).decode("latin-1")
