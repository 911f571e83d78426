"""Those whom nobody knows, and those whom nobody knows any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.credentials.principals import PrincipalTable
from tests.matrix.credentialed import BY, LAST, bearer, cookie, key, session
from tests.matrix.people import Somebody
from tests.matrix.world import PROXIED, World
from tests.support.credentials import later


def strangers(world: World) -> Iterator[Somebody]:
    """No credential, none that is one, and those that ended."""
    service, coordinator = world.service, Assignment(role="coordinator", actor="WAT")
    yield Somebody(name="nobody", known=False)
    yield Somebody(name="made-up token", headers=bearer("pf_key_aaaaaaaaaaaaaaaa_" + "A" * 49), known=False)
    yield Somebody(name="no token", headers={"Authorization": "Bearer é{}".encode().decode("latin-1")}, known=False)
    yield Somebody(name="another scheme", headers={"Authorization": "Basic bmllbWFuZDpuaWV0cw=="}, known=False)
    revoked, token = key(service, coordinator)
    credentials.revoke(service, revoked, BY)
    yield Somebody(name="revoked key", headers=bearer(token), known=False)
    rotated, token = key(service, coordinator)
    credentials.rotate_key(service, rotated, by=BY, overlap_hours=0)
    yield Somebody(name="rotated key", headers=bearer(token), known=False)
    past = later(service, days=-60)
    _, token = credentials.make_key(past, "Vroeger", [coordinator], expires=date(2026, 11, 30), by=BY)
    yield Somebody(name="expired key", headers=bearer(token), known=False)
    elsewhere = credentials.make_key(world.other, "Elders", [coordinator], expires=LAST, by=BY)[1]
    yield Somebody(name="key of another workspace", headers=bearer(elsewhere), known=False)
    yield Somebody(name="a proxy nobody trusts", headers={PROXIED: "vertrouwd@voorbeeld.example"}, known=False)
    ended, token = session(service, "Weg", coordinator)
    credentials.end_sessions(service, ended, BY)
    yield Somebody(name="ended session", headers=cookie(token), known=False)
    disabled, token = session(service, "Uit", coordinator)
    credentials.revoke(service, disabled, BY)
    yield Somebody(name="disabled person", headers=cookie(token), known=False)
    disabled, token = session(service, "Half uit", coordinator)
    _disable(service, disabled)
    yield Somebody(name="disabled person with a session", headers=cookie(token), known=False)
    _, token = session(later(service, hours=-30), "Oud", coordinator)
    yield Somebody(name="expired session", headers=cookie(token), known=False)


def _disable(service: Partnerflow, person: str) -> None:
    """As a store that lost a statement would: whoever is disabled still holds what should have been revoked."""
    principals = service.credentials.principals
    assert isinstance(principals, PrincipalTable)
    with principals._tables.writing(durable=True) as write:
        write(principals._sql["disable"], {"id": person, "at": service.clock.now().isoformat(), "by": BY})
