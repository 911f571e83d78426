"""Copies: they carry who was known, and let nobody in who was not let in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerflow.application.credentials import (
    account,
    assign,
    assigned,
    check_password,
    enable,
    erase_account,
    find_named,
    open_session,
    redeem_link,
    set_password,
)
from partnerflow.errors import UnauthenticatedError
from tests.contract.conftest import new_store
from tests.support.credentials import BY, COORDINATOR, PASSWORD, a_key, a_link, a_person, opens
from tests.support.homes import Home
from tests.support.server import eventually


@pytest.fixture(params=["sqlite", "postgres"])
def homes(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Home, Home]:
    """A workspace and an empty one of the same engine, with one ledger folder."""
    places = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        places.append(Home(url=new_store(request.param, request, tmp_path / name), ledger=tmp_path / "ledger"))
    return places[0], places[1]


def test_nothing_in_a_copy_opens_anything_until_persons_are_let_in_again(
    homes: tuple[Home, Home], tmp_path: Path
) -> None:
    home, other = homes
    with home.open() as service:
        person = a_person(service)
        assign(service, person.id, [COORDINATOR], BY)
        set_password(service, person.id, PASSWORD, BY)
        (_, key), (_, link) = a_key(service, COORDINATOR), a_link(service)
        tokens = [key, open_session(service, person.id), redeem_link(service, link)[0]]
        assert all(opens(service, token) for token in tokens)
    home.back_up(tmp_path / "backup")

    found = other.restore(tmp_path / "backup")

    with other.open() as service:
        assert found.ended == 7
        assert not any(opens(service, token) for token in tokens)
        for attempt in (lambda: redeem_link(service, link), lambda: open_session(service, person.id)):
            with pytest.raises(UnauthenticatedError):
                attempt()
        enable(service, person.id, BY)
        assert opens(service, open_session(service, person.id))
        assert [each.assignment for each in assigned(service, person.id)] == [COORDINATOR]
        with pytest.raises(UnauthenticatedError):
            check_password(service, "sanne@voorbeeld.example", PASSWORD)


def test_an_account_that_was_erased_after_a_copy_does_not_come_back_with_it(
    homes: tuple[Home, Home], tmp_path: Path
) -> None:
    home, other = homes
    with home.open() as service:
        person = a_person(service)
    home.back_up(tmp_path / "backup")
    with home.open() as service:
        erase_account(service, person.id, BY)

    other.restore(tmp_path / "backup")

    with other.open() as service:
        left = account(service, person.id)
        assert (left.label, left.email, left.erased_at) == (None, None, "2026-12-31T12:00:00Z")
        assert find_named(service, "sanne@voorbeeld.example") is None


def test_an_erased_name_stands_in_no_file_of_the_store(tmp_path: Path) -> None:
    home = Home(url=f"sqlite:///{tmp_path / 'store.db'}", ledger=tmp_path / "ledger")
    with home.open() as service:
        person = a_person(service, "wilhelmina.vanderheuvel@voorbeeld.example", "Wilhelmina van der Heuvel")

        erase_account(service, person.id, BY)

        # Somebody who reads just then keeps the write-ahead log until the next time.
        assert eventually(service.erasures.finish)
        held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert b"ilhelmina" not in held
    assert person.id.encode() in held
