"""Share links: redeemed for sessions, counted, and gone with everything they opened."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials import authenticate, links, redeem_link, revoke
from partnerflow.application.credentials.links import LINK_SCOPES
from partnerflow.application.service import Partnerflow
from partnerflow.errors import RefusedError, UnauthenticatedError
from tests.support.credentials import BY, a_key, a_link, later, opens


def redeems(service: Partnerflow, token: str) -> bool:
    """Whether a link can be redeemed now."""
    try:
        redeem_link(service, token)
    except UnauthenticatedError:
        return False
    return True


def test_a_link_is_redeemed_for_a_session_that_sees_what_the_link_shows(service: Partnerflow) -> None:
    principal, token = a_link(service)

    session, found = redeem_link(service, token)

    assert found.principal == Principal(id=principal, kind="link", scopes=LINK_SCOPES, pinned=5)
    assert found == authenticate(service, session)
    assert found.kind == "session"


def test_neither_does_a_link_open_anything_itself_nor_is_anything_else_redeemed(service: Partnerflow) -> None:
    _, token = a_link(service)
    _, key = a_key(service)

    assert not opens(service, token)
    assert not redeems(service, key)
    assert not redeems(service, "pf_link_")


def test_a_link_is_redeemed_as_often_as_it_was_given_and_not_once_more(service: Partnerflow) -> None:
    principal, token = a_link(service, uses=5)

    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(lambda _: redeems(service, token), range(12)))

    assert done == 5
    (link,) = links(service, "vast-verder")
    assert (link.account.id, link.secret.uses, link.secret.used) == (principal, 5, 5)
    assert len(service.credentials.secrets.of(principal)) == 6


def test_a_session_of_a_link_ends_when_the_link_is_revoked(service: Partnerflow) -> None:
    _, token = a_link(service)
    session, found = redeem_link(service, token)
    (link,) = links(service, "vast-verder")

    revoke(service, link.secret.id, BY)

    assert not opens(service, session)
    assert not redeems(service, token)
    assert found.principal.id == link.account.id


def test_revoking_its_principal_ends_a_link_with_its_sessions(service: Partnerflow) -> None:
    principal, token = a_link(service)
    session, _ = redeem_link(service, token)

    revoke(service, principal, BY)

    assert not opens(service, session)
    assert not redeems(service, token)


def test_a_session_of_a_link_does_not_outlive_it(service: Partnerflow) -> None:
    _, token = a_link(service, days=1 / 24)

    session, found = redeem_link(service, token)

    assert found.expires_at == "2026-12-31T13:00:00Z"
    assert not opens(later(service, hours=1), session)
    assert not redeems(later(service, hours=1), token)


def test_links_are_told_by_partnership_the_newest_first(service: Partnerflow) -> None:
    first, _ = a_link(service)
    second, _ = a_link(later(service, days=1))

    assert [link.account.id for link in links(service, "vast-verder")] == [second, first]
    assert links(service, "wijk-aan-zet") == ()


@pytest.mark.parametrize("days", [0, 367])
def test_a_link_ends_within_a_year(service: Partnerflow, days: int) -> None:
    with pytest.raises(RefusedError, match="expiry_out_of_range"):
        a_link(service, days=days)

    assert links(service, "vast-verder") == ()
