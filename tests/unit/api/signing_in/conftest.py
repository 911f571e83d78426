"""A workspace with two people in it: one who chose a password, and the owner, whose password was given out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import erase_account, make_account, set_password
from partnerflow.application.credentials.records import Account
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app
from tests.support.credentials import PASSWORD
from tests.support.service import a_service
from tests.support.visitor import Visitor

FIRST = "given-out-once-only"
COORDINATOR = Assignment(role="coordinator", actor="*")


@pytest.fixture(scope="package")
def service() -> Iterator[Partnerflow]:
    with a_service() as service:
        yield service


@pytest.fixture(scope="package")
def app(service: Partnerflow) -> Flask:
    return create_app(service)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture
def sanne(service: Partnerflow) -> Iterator[Account]:
    """A coordinator with a password of her own."""
    made = make_account(service, "Sanne Bakker", "sanne@voorbeeld.example", by="test", assignments=[COORDINATOR])
    set_password(service, made.id, PASSWORD, made.id)
    yield made
    # One workspace serves all tests here: the name is free again for the next one.
    erase_account(service, made.id, "test")


@pytest.fixture
def owner(service: Partnerflow) -> Iterator[Account]:
    """The owner, with the password that was given out."""
    made = make_account(service, "owner", by="test", assignments=[COORDINATOR])
    set_password(service, made.id, FIRST, "test", first=True)
    yield made
    erase_account(service, made.id, "test")
