"""Passwords of local accounts: checked, changed, and given out once."""

from __future__ import annotations

import pytest

from partnerflow.application.credentials import (
    check_password,
    erase_account,
    first_password_stands,
    make_password,
    open_session,
    revoke,
    set_password,
)
from partnerflow.application.service import Partnerflow
from partnerflow.errors import RefusedError, UnauthenticatedError
from tests.support.credentials import BY, PASSWORD, a_key, a_person, opens


def test_a_password_opens_the_account_of_its_name_alone(service: Partnerflow) -> None:
    person = a_person(service)
    a_person(service, None, "owner")
    set_password(service, person.id, PASSWORD, BY)

    assert check_password(service, "Sanne@voorbeeld.example", PASSWORD) == person
    for name, password in (
        ("sanne@voorbeeld.example", PASSWORD.upper()),
        ("owner", PASSWORD),
        ("niemand", PASSWORD),
        ("niemand", ""),
    ):
        with pytest.raises(UnauthenticatedError):
            check_password(service, name, password)


def test_a_letter_is_the_same_however_a_keyboard_composes_it(service: Partnerflow) -> None:
    person = a_person(service)

    set_password(service, person.id, "geïnteresseerd", BY)

    assert check_password(service, "sanne@voorbeeld.example", "gei\u0308nteresseerd") == person


def test_a_new_password_ends_the_one_before_and_every_session(service: Partnerflow) -> None:
    person = a_person(service)
    set_password(service, person.id, PASSWORD, BY)
    token = open_session(service, person.id)

    set_password(service, person.id, f"{PASSWORD} en een stoel", person.id)

    assert not opens(service, token)
    with pytest.raises(UnauthenticatedError):
        check_password(service, "sanne@voorbeeld.example", PASSWORD)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elf tekens.", "password_too_short"),
        ("x" * 257, "password_too_long"),
        ("Sanne@Voorbeeld.Example", "password_is_name"),
    ],
)
def test_a_password_that_is_easily_found_is_refused(service: Partnerflow, password: str, reason: str) -> None:
    person = a_person(service)

    with pytest.raises(RefusedError, match=reason):
        set_password(service, person.id, password, BY)

    assert service.credentials.passwords.find(person.id) is None


def test_the_first_password_stands_until_its_owner_chooses_another(service: Partnerflow) -> None:
    assert not first_password_stands(service, "owner")
    owner, other = a_person(service, None, "owner"), a_person(service)

    for person in (owner, other):
        set_password(service, person.id, make_password(service), BY, first=True)
    stood = first_password_stands(service, "owner")
    set_password(service, owner.id, PASSWORD, owner.id)

    assert stood
    assert not first_password_stands(service, "owner")
    assert first_password_stands(service, "sanne@voorbeeld.example")


def test_who_is_disabled_or_erased_has_no_password_and_neither_has_a_key(service: Partnerflow) -> None:
    disabled, erased, (key, _) = a_person(service), a_person(service, None, "owner"), a_key(service)
    for person in (disabled, erased):
        set_password(service, person.id, PASSWORD, BY, first=True)

    revoke(service, disabled.id, BY)
    erase_account(service, erased.id, BY)

    assert not first_password_stands(service, "sanne@voorbeeld.example")
    assert service.credentials.passwords.find(erased.id) is None
    with pytest.raises(UnauthenticatedError):
        check_password(service, "sanne@voorbeeld.example", PASSWORD)
    for principal in (disabled.id, key.id):
        with pytest.raises(RefusedError, match="disabled"):
            set_password(service, principal, PASSWORD, BY)
