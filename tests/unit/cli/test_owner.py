"""The first account: made where nobody can sign in, told once, and never made again."""

from __future__ import annotations

import re
from pathlib import Path

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import accounts, assigned, check_password, set_password
from partnerflow.cli.owner import NAME, first_account
from partnerflow.settings import EmbeddedFile, PostgresServer
from tests.support.service import a_service

EMBEDDED = EmbeddedFile(path=Path("/any/store.sqlite"))
SHARED = PostgresServer(url="postgresql://db.example/flow")


def test_the_owner_of_an_embedded_store_is_made_once_with_every_role_and_a_password_that_is_told_once() -> None:
    with a_service() as service:
        told = "\n".join(first_account(service, EMBEDDED))
        again = list(first_account(service, EMBEDDED))

        password = re.search(r"password  (\S+)", told)
        assert password is not None
        owner = check_password(service, NAME, password[1])
        assert {each.assignment for each in assigned(service, owner.id)} == set(everything(NAME).assignments)
        assert "partnerflow key create" in told
        assert again == []
        assert len(accounts(service)) == 1


def test_its_password_counts_as_given_out_until_its_owner_chooses_another() -> None:
    with a_service() as service:
        list(first_account(service, EMBEDDED))
        (owner,) = accounts(service)
        before = service.credentials.passwords.find(owner.id)

        set_password(service, owner.id, "a sentence of my own", owner.id)

        after = service.credentials.passwords.find(owner.id)
        assert before is not None
        assert after is not None
        assert (before.first, after.first) == (True, False)


def test_on_a_shared_database_nobody_is_made_and_the_command_is_told() -> None:
    with a_service() as service:
        told = "\n".join(first_account(service, SHARED))

        assert accounts(service) == ()
        assert "partnerflow account create NAME --role ROLE" in told


def test_of_a_workspace_in_the_registry_the_command_that_is_told_names_it() -> None:
    with a_service() as service:
        told = list(first_account(service, EMBEDDED, workspace="acme"))

        assert told[-1].split()[:4] == ["PARTNERFLOW_WORKSPACE=acme", "partnerflow", "key", "create"]
