"""A workspace of the version before credentials: it is upgraded in place, and only the owner does so on PostgreSQL."""

from __future__ import annotations

from contextlib import closing

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.opening import open_store, prepare
from tests.contract.ledger.damaging import damage
from tests.support.credentials import COORDINATOR, a_key, opens
from tests.support.service import service_over
from tests.support.stores import fill

ADDED = ("principals", "passwords", "secrets", "assignments", "attachments", "attachment_additions")
OLDER = (
    *(f"DROP TABLE IF EXISTS {table}" for table in ADDED),
    "UPDATE meta SET value = '2' WHERE name = 'schema-version'",
)


@pytest.fixture
def older_url(durable_url: str) -> str:
    """A workspace of version 2 with three events."""
    with closing(open_store(durable_url)) as store:
        fill(store, "vast-verder", 3)
    damage(durable_url, *OLDER)
    return durable_url


def test_an_older_workspace_keeps_its_facts_and_gives_out_keys(older_url: str) -> None:
    prepare(older_url)

    with closing(service_over(open_store(older_url))) as service:
        _, token = a_key(service, COORDINATOR)

        assert opens(service, token)
        assert len(service.store.read(service.store.head("partnership", "vast-verder").stream_id)) == 3  # type: ignore[union-attr]


def test_on_postgres_only_the_owner_upgrades(postgres_database: str) -> None:
    prepare(postgres_database)
    damage(postgres_database, *OLDER)

    with pytest.raises(InvalidSettingError, match=r"version 2, this program needs 3: run `partnerflow db prepare`"):
        open_store(postgres_database)
