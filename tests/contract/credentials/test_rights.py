"""What the application itself may not do to credentials, whatever its code says."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest

from partnerflow.application.credentials import assign, assigned
from partnerflow.errors import CorruptionError
from partnerflow.persistence.opening import open_store
from tests.support.credentials import BY, COORDINATOR, a_key, a_person
from tests.support.service import service_over


@pytest.mark.parametrize(
    "statement", ["DELETE FROM assignments", "DELETE FROM principals", "UPDATE secrets SET principal = 'key-other'"]
)
def test_that_somebody_had_a_role_or_a_secret_is_not_removed(durable_url: str, statement: str) -> None:
    with closing(open_store(durable_url)) as store:
        service = service_over(store)
        a_key(service)
        person = a_person(service)
        assign(service, person.id, [COORDINATOR], BY)

        with (
            pytest.raises((psycopg.errors.InsufficientPrivilege, CorruptionError), match=r"refused|permission denied"),
            store.tables.writing() as write,
        ):
            write(statement, {})

        assert len(assigned(service, person.id)) == 1
