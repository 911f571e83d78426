"""Somebody who was let in elsewhere gets the account that is theirs, and never another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow.application.credentials import account, link_account, make_account, revoke
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnauthenticatedError
from partnerflow_api.signing_in.arriving import arrived, principal_of
from partnerflow_api.signing_in.openid.client import Person
from tests.support.service import a_service
from tests.unit.api.signing_in.conftest import COORDINATOR

ISSUER = "https://login.example"
ADDRESS = "jan@voorbeeld.example"


@pytest.fixture
def here() -> Iterator[Partnerflow]:
    with a_service() as service:
        yield service


def somebody(subject: str = "sub-1", email: str | None = ADDRESS, name: str | None = "Jan") -> Person:
    return Person(issuer=ISSUER, subject=subject, email=email, name=name)


def test_an_invitation_is_taken_once_and_by_nobody_after(here: Partnerflow) -> None:
    invited = make_account(here, "Jan", ADDRESS, by="test", assignments=[COORDINATOR])

    first = arrived(here, somebody())
    # The address passed to somebody else at the provider.
    second = arrived(here, somebody("sub-2"))

    assert first.id == invited.id
    assert principal_of(here, first).assignments == (COORDINATOR,)
    assert second.id != invited.id
    assert principal_of(here, second).assignments == ()
    assert account(here, second.id).email is None


def test_the_same_person_is_the_same_account_whatever_name_and_address_become(here: Partnerflow) -> None:
    first = arrived(here, somebody())

    again = arrived(here, somebody(email="other@voorbeeld.example", name="J."))

    assert again.id == first.id


def test_the_same_subject_of_another_provider_is_somebody_else(here: Partnerflow) -> None:
    first = arrived(here, somebody(email=None))

    other = arrived(here, Person(issuer="https://other.example", subject="sub-1", name="Jan"))

    assert other.id != first.id


def test_a_name_or_a_subject_of_an_account_is_no_invitation(here: Partnerflow) -> None:
    owner = make_account(here, "owner", by="test", assignments=[COORDINATOR])

    found = [
        arrived(here, somebody("sub-3", email=None, name="owner")),
        arrived(here, somebody("owner", email=None, name=None)),
    ]

    assert owner.id not in {each.id for each in found}
    assert all(principal_of(here, each).assignments == () for each in found)


def test_an_account_that_was_ended_stays_so(here: Partnerflow) -> None:
    known = make_account(here, "Jan", ADDRESS, by="test")
    link_account(here, known.id, ISSUER, "sub-1")
    revoke(here, known.id, "test")

    with pytest.raises(UnauthenticatedError):
        arrived(here, somebody())


def test_an_invitation_that_was_ended_is_none(here: Partnerflow) -> None:
    invited = make_account(here, "Jan", ADDRESS, by="test", assignments=[COORDINATOR])
    revoke(here, invited.id, "test")

    found = arrived(here, somebody())

    assert found.id != invited.id
    assert principal_of(here, found).assignments == ()
