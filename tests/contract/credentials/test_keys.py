"""Keys: what they open, until when, and that a revocation counts from the next request on, in every process."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.credentials import authenticate, keys, make_key, revoke, rotate_key
from partnerflow.application.service import Partnerflow
from partnerflow.errors import NotFoundError, RefusedError, UnauthenticatedError
from partnerflow.persistence.opening import open_store
from tests.support.credentials import BY, COORDINATOR, EXPIRES, a_key, at, later, opens
from tests.support.service import service_over

FUNDER = Assignment(
    role="funder",
    actor="PROV",
    partnerships=frozenset({"vast-verder", "wijk-aan-zet"}),
    through="2027-03-31",
    withholds=frozenset({"persons"}),
)


def test_a_key_stands_for_its_principal_with_every_role_it_was_given(service: Partnerflow) -> None:
    made, token = a_key(service, COORDINATOR, FUNDER, scopes=frozenset({"partnership.read"}))

    found = authenticate(service, token)

    assert found.principal == Principal(
        id=made.id, kind="key", assignments=(COORDINATOR, FUNDER), scopes=frozenset({"partnership.read"})
    )
    assert (found.kind, found.expires_at) == ("key", "2027-07-01T00:00:00Z")
    assert keys(service) == (made,)


def test_a_key_without_roles_is_known_and_may_nothing(service: Partnerflow) -> None:
    made, token = a_key(service)

    found = authenticate(service, token)

    assert found.principal == Principal(id=made.id, kind="key")


def test_a_key_opens_through_its_last_day(service: Partnerflow) -> None:
    _, token = a_key(service, COORDINATOR)

    assert opens(at(service, "2027-06-30T23:59:59"), token)
    assert not opens(at(service, "2027-07-01T00:00:00"), token)


def test_a_token_that_was_never_given_out_opens_nothing(service: Partnerflow) -> None:
    with closing(service_over(open_store("memory:"))) as elsewhere:
        _, token = a_key(elsewhere)

    assert not opens(service, token)
    assert not opens(service, "")


def test_what_is_revoked_opens_nothing_from_then_on_also_for_another_process(durable_url: str) -> None:
    with closing(open_store(durable_url)) as store, closing(open_store(durable_url, sequence=False)) as other_store:
        here, there = service_over(store), service_over(other_store)
        by_principal, token = a_key(here)
        by_secret, other_token = a_key(here)
        assert opens(there, token)
        assert opens(there, other_token)

        revoke(here, by_principal.id, BY)
        revoke(here, authenticate(there, other_token).secret_id, BY)

        assert not opens(there, token)
        assert not opens(there, other_token)
        assert here.credentials.secrets.of(by_secret.id)[0].revoked_by == BY


def test_revoking_twice_changes_nothing_and_what_does_not_exist_is_told(service: Partnerflow) -> None:
    made, _ = a_key(service)
    revoke(service, made.id, BY)

    revoke(later(service, days=1), made.id, "person-aaaaaaaaaaaaaaaa")

    (kept,) = keys(service)
    assert (kept.disabled_at, kept.disabled_by) == ("2026-12-31T12:00:00Z", BY)
    with pytest.raises(NotFoundError):
        revoke(service, "key-aaaaaaaaaaaaaaaa", BY)


def test_a_rotated_key_has_two_tokens_until_the_overlap_is_over(service: Partnerflow) -> None:
    made, first = a_key(service, COORDINATOR)

    second = rotate_key(service, made.id, by=BY, overlap_hours=24)

    assert authenticate(service, first).principal == authenticate(service, second).principal
    assert opens(later(service, hours=23), first)
    assert not opens(later(service, hours=24), first)
    assert opens(later(service, hours=24), second)


def test_never_more_than_two_tokens_of_a_key_live(service: Partnerflow) -> None:
    made, first = a_key(service)
    second = rotate_key(service, made.id, by=BY)

    third = rotate_key(later(service, hours=1), made.id, by=BY)

    assert [opens(later(service, hours=1), token) for token in (first, second, third)] == [False, True, True]
    assert [opens(later(service, hours=26), token) for token in (first, second, third)] == [False, False, True]


def test_a_rotated_key_lives_as_long_again_unless_another_day_is_named(service: Partnerflow) -> None:
    made, _ = a_key(service)

    again = authenticate(service, rotate_key(service, made.id, by=BY))
    a_month_later = later(service, days=30)
    still = authenticate(a_month_later, rotate_key(a_month_later, made.id, by=BY))
    named = authenticate(service, rotate_key(service, made.id, by=BY, expires=date(2027, 2, 15)))

    assert again.expires_at == "2027-07-01T00:00:00Z"
    assert still.expires_at == "2027-07-31T00:00:00Z"
    assert named.expires_at == "2027-02-16T00:00:00Z"


def test_a_key_that_was_revoked_is_not_rotated(service: Partnerflow) -> None:
    made, _ = a_key(service)
    revoke(service, made.id, BY)

    with pytest.raises(RefusedError, match="no_live_key"):
        rotate_key(service, made.id, by=BY)

    assert len(service.credentials.secrets.of(made.id)) == 1


@pytest.mark.parametrize("day", [date(2026, 12, 30), date(2028, 1, 2)], ids=["yesterday", "after more than a year"])
def test_a_key_ends_within_a_year(service: Partnerflow, day: date) -> None:
    with pytest.raises(RefusedError, match="expiry_out_of_range"):
        make_key(service, "Portaal", [COORDINATOR], expires=day, by=BY)

    assert keys(service) == ()


def test_a_key_is_not_bounded_to_what_is_no_permission(service: Partnerflow) -> None:
    with pytest.raises(RefusedError, match="no_such_permission"):
        make_key(service, "Portaal", [], scopes=frozenset({"everything"}), expires=EXPIRES, by=BY)

    assert keys(service) == ()


def test_it_is_written_down_at_most_once_a_minute_that_a_key_was_used(service: Partnerflow) -> None:
    made, token = a_key(service)

    def used_at(**ahead: float) -> str | None:
        authenticate(later(service, **ahead), token)
        return service.credentials.secrets.of(made.id)[0].last_used_at

    assert used_at() == "2026-12-31T12:00:00Z"
    assert used_at(seconds=59) == "2026-12-31T12:00:00Z"
    assert used_at(seconds=60) == "2026-12-31T12:01:00Z"


def test_a_token_is_kept_nowhere(service: Partnerflow) -> None:
    _, token = a_key(service)
    tables = service.store.tables  # type: ignore[attr-defined]

    kept = tables.read("SELECT * FROM secrets", {}) + tables.read("SELECT * FROM principals", {})

    assert token[24:67] not in str(kept)
    with pytest.raises(UnauthenticatedError):
        authenticate(service, str(kept[0]))
