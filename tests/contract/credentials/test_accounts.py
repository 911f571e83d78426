"""Accounts of persons: found by name or by an identity provider, disabled, let in again, and erased."""

from __future__ import annotations

import pytest

from partnerflow.application.access.principal import Assignment
from partnerflow.application.credentials import (
    account,
    accounts,
    assign,
    assigned,
    authenticate,
    enable,
    end_sessions,
    erase_account,
    find_account,
    find_named,
    link_account,
    make_account,
    open_session,
    revoke,
    sessions,
    withdraw,
)
from partnerflow.application.service import Partnerflow
from partnerflow.errors import NotFoundError, RefusedError, UnauthenticatedError
from tests.support.credentials import BY, COORDINATOR, a_person, later, opens

ISSUER = "https://login.voorbeeld.example"


def test_a_person_is_found_by_address_by_provider_and_by_pseudonym(service: Partnerflow) -> None:
    made = a_person(service)

    link_account(service, made.id, ISSUER, "248289761001")

    found = account(service, made.id)
    assert found == find_named(service, " SANNE@Voorbeeld.example") == find_account(service, ISSUER, "248289761001")
    assert (found.label, found.issuer) == ("Sanne Bakker", ISSUER)
    assert find_account(service, "https://elders.example", "248289761001") is None


def test_who_has_no_address_is_found_by_name(service: Partnerflow) -> None:
    owner = a_person(service, None, "owner")

    assert find_named(service, "Owner") == owner
    assert accounts(service) == (owner,)


def test_no_two_persons_sign_in_under_one_name(service: Partnerflow) -> None:
    a_person(service)

    with pytest.raises(RefusedError, match="name_taken"):
        make_account(service, "Iemand anders", "Sanne@voorbeeld.example", by=BY)

    assert len(accounts(service)) == 1


def test_no_two_persons_are_one_subject_of_a_provider(service: Partnerflow) -> None:
    first, second = a_person(service), a_person(service, None, "owner")
    link_account(service, first.id, ISSUER, "1")
    link_account(service, first.id, ISSUER, "1")

    with pytest.raises(RefusedError, match="subject_taken"):
        link_account(service, second.id, ISSUER, "1")

    assert account(service, second.id).subject is None


def test_a_session_stands_for_its_person_with_the_roles_of_now(service: Partnerflow) -> None:
    person = a_person(service)
    token = open_session(service, person.id)
    assert authenticate(service, token).principal.assignments == ()

    (given,) = assign(service, person.id, [COORDINATOR], BY)
    had = authenticate(service, token).principal.assignments
    withdraw(later(service, days=1), person.id, given.id, BY)

    assert had == (COORDINATOR,)
    assert authenticate(service, token).principal.assignments == ()


def test_that_somebody_had_a_role_stays_known(service: Partnerflow) -> None:
    person = a_person(service)
    (given,) = assign(service, person.id, [COORDINATOR], BY)

    withdraw(later(service, days=1), person.id, given.id, BY)
    withdraw(later(service, days=2), person.id, given.id, "key-aaaaaaaaaaaaaaaa")

    (kept,) = assigned(service, person.id)
    assert (kept.given_at, kept.withdrawn_at, kept.withdrawn_by) == (
        "2026-12-31T12:00:00Z", "2027-01-01T12:00:00Z", BY,
    )  # fmt: skip
    with pytest.raises(NotFoundError):
        withdraw(service, person.id, "aaaaaaaaaaaaaaaa", BY)


def test_a_role_that_the_policy_does_not_have_is_not_given(service: Partnerflow) -> None:
    person = a_person(service)

    with pytest.raises(RefusedError, match="no_such_role"):
        assign(service, person.id, [COORDINATOR, Assignment(role="king")], BY)

    assert assigned(service, person.id) == ()


def test_who_reaches_a_partnership_is_told_with_the_role_that_does(service: Partnerflow) -> None:
    everywhere, here, past, gone = (a_person(service, None, name) for name in ("alom", "hier", "voorbij", "weg"))
    for person, role in (
        (everywhere, COORDINATOR),
        (here, Assignment(role="funder", partnerships=frozenset({"vast-verder"}))),
        (past, Assignment(role="auditor", through="2026-12-30")),
        (gone, COORDINATOR),
    ):
        assign(service, person.id, [role], BY)
    revoke(service, gone.id, BY)

    reaching = service.credentials.assignments.reaching

    assert [found.id for found, _ in reaching("vast-verder", "2026-12-31")] == [everywhere.id, here.id]
    assert [found.id for found, _ in reaching("wijk-aan-zet", "2026-12-31")] == [everywhere.id]
    assert [given.assignment for _, given in reaching(None, "2026-12-31")] == [COORDINATOR]


def test_a_session_ends_unused_and_at_its_end_and_where_it_is_ended(service: Partnerflow) -> None:
    person = a_person(service)
    here, there = open_session(service, person.id), open_session(service, person.id)
    assert [opens(later(service, minutes=minutes), here) for minutes in range(0, 12 * 60, 90)] == [True] * 8
    assert not opens(later(service, hours=12), here)
    assert not opens(later(service, hours=2), there)

    fresh = open_session(service, person.id)
    kept = authenticate(service, fresh).secret_id

    assert end_sessions(service, person.id, person.id, but=kept) == 2
    assert [each.id for each in sessions(service, person.id)] == [kept]
    assert opens(service, fresh)
    assert end_sessions(service, person.id, person.id) == 1
    assert not opens(service, fresh)


def test_who_is_disabled_has_no_way_in_and_gets_none(service: Partnerflow) -> None:
    person = a_person(service)
    token = open_session(service, person.id)

    revoke(service, person.id, BY)

    assert not opens(service, token)
    with pytest.raises(UnauthenticatedError):
        open_session(service, person.id)
    with pytest.raises(RefusedError, match="disabled"):
        assign(service, person.id, [COORDINATOR], BY)


def test_who_is_let_in_again_begins_with_a_new_session(service: Partnerflow) -> None:
    person = a_person(service)
    token = open_session(service, person.id)
    revoke(service, person.id, BY)

    enable(service, person.id, BY)

    assert not opens(service, token)
    assert opens(service, open_session(service, person.id))


def test_an_erased_account_keeps_its_pseudonym_and_its_roles_and_nothing_else(service: Partnerflow) -> None:
    person = a_person(service)
    assign(service, person.id, [COORDINATOR], BY)
    link_account(service, person.id, ISSUER, "248289761001")
    token = open_session(service, person.id)

    erase_account(service, person.id, BY)

    left = account(service, person.id)
    assert (left.label, left.email, left.issuer, left.subject) == (None, None, None, None)
    assert left.erased_at == left.disabled_at == "2026-12-31T12:00:00Z"
    assert [each.assignment for each in assigned(service, person.id)] == [COORDINATOR]
    assert not opens(service, token)
    assert find_named(service, "sanne@voorbeeld.example") is None
    assert a_person(service).id != person.id
    with pytest.raises(RefusedError, match="ended_for_good"):
        enable(service, person.id, BY)


def test_sessions_that_ended_long_ago_are_let_go_of(service: Partnerflow) -> None:
    person = a_person(service)
    open_session(service, person.id)
    kept = open_session(later(service, days=60), person.id)

    service.credentials.secrets.prune("2027-01-15T00:00:00Z")

    (left,) = service.credentials.secrets.of(person.id)
    assert left.id == authenticate(later(service, days=60), kept).secret_id
