"""Everybody who can ask: by each way in, in each role, in each bound; and those whom nobody knows any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.service import Partnerflow
from partnerflow.application.sharing.request import ShareRequest
from tests.matrix.rights import CONFIDENTIAL, INTERESTS, MAY, OF_WORKSPACE, SEE, SEES, VOICES
from tests.matrix.world import PROXIED, PROXY, World, tell
from tests.support.credentials import later

BY, LAST = "test", date(2027, 6, 30)
ACTORS = {"funder": "FONB", "evaluator": "extern-1"}
LINKED = frozenset({"see", "readers", "register", "catalogue", "ledger", "self"})
"""What whoever came by a share link may at most: it only looks."""
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who asks, and what was given to it: roles in the whole workspace, in one's own partnership, and what bounds them."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    address: str = "192.0.2.7"
    known: bool = True
    everywhere: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    bounds: frozenset[str] | None = None
    withholds: frozenset[str] = frozenset()
    actor: str | None = None
    pinned: bool = False
    forged: bool = False
    by_session: bool = False

    def may(self, able: str, roles: frozenset[str]) -> bool:
        """Whether one of these roles makes it able to do something."""
        return any(able in MAY[role] for role in roles)

    def at(self, place: str) -> frozenset[str]:
        """Its roles at a place: `own`, `theirs`, or nowhere at all."""
        return self.everywhere | {"own": self.own, "theirs": self.theirs}.get(place, frozenset())

    def bounded(self, able: str) -> bool:
        """Whether something is beyond what its credential is for, whatever its roles."""
        return self.bounds is not None and able not in self.bounds

    def sees(self, place: str) -> bool:
        """Whether a place is there for it."""
        return self.known and not self.bounded(SEE) and self.may(SEE, self.at(place))

    def sees_register(self) -> bool:
        """Whether it sees every organisation."""
        if not self.known or (self.bounded("register") and self.bounded(SEE)):
            return False
        everything = self.everywhere | self.own | self.theirs
        return self.may("register", everything) or self.may(SEE, self.everywhere)

    def kinds(self) -> frozenset[str]:
        """The kinds of confined text that it sees of its own partnership."""
        roles = self.at("own")
        seen = frozenset[str]().union(*(SEES[role] for role in roles))
        if not VOICES.isdisjoint(roles) and self.actor == "WAT":
            seen |= {CONFIDENTIAL}
        return seen - self.withholds - ({CONFIDENTIAL} if INTERESTS in self.withholds else frozenset())

    def of_workspace(self, able: str) -> bool:
        """Whether something that is of the workspace is given in the whole of it."""
        assert able in OF_WORKSPACE
        return self.may(able, self.everywhere)


def everybody(world: World) -> list[Somebody]:
    """All of them."""
    made = [*_strangers(world), *_keys(world), *_persons(world), *_links(world)]
    assert len({each.name for each in made}) == len(made)
    return made


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _assigned(role: str, actor: str | None = None, **more: Any) -> Assignment:
    return Assignment(role=role, actor=actor, project="PF1" if role == "lead" else None, **more)


def _key(service: Partnerflow, *roles: Assignment, **more: Any) -> tuple[str, str]:
    account, token = credentials.make_key(service, f"Sleutel {len(credentials.keys(service))}", roles, expires=LAST, by=BY, **more)
    return account.id, token


def _strangers(world: World) -> Iterator[Somebody]:
    service, coordinator = world.service, Assignment(role="coordinator", actor="WAT")
    yield Somebody(name="nobody", known=False)
    yield Somebody(name="made-up token", headers=_bearer("pf_key_aaaaaaaaaaaaaaaa_" + "A" * 49), known=False)
    yield Somebody(name="no token", headers={"Authorization": "Bearer é{}".encode().decode("latin-1")}, known=False)
    yield Somebody(name="another scheme", headers={"Authorization": "Basic bmllbWFuZDpuaWV0cw=="}, known=False)
    revoked, token = _key(service, coordinator)
    credentials.revoke(service, revoked, BY)
    yield Somebody(name="revoked key", headers=_bearer(token), known=False)
    rotated, token = _key(service, coordinator)
    credentials.rotate_key(service, rotated, by=BY, overlap_hours=0)
    yield Somebody(name="rotated key", headers=_bearer(token), known=False)
    past = later(service, days=-60)
    account, token = credentials.make_key(past, "Vroeger", [coordinator], expires=date(2026, 11, 30), by=BY)
    yield Somebody(name="expired key", headers=_bearer(token), known=False)
    elsewhere = credentials.make_key(world.other, "Elders", [coordinator], expires=LAST, by=BY)[1]
    yield Somebody(name="key of another workspace", headers=_bearer(elsewhere), known=False)
    yield Somebody(name="a proxy nobody trusts", headers={PROXIED: "vertrouwd@voorbeeld.example"}, known=False)
    yield Somebody(name="disabled person", headers=_cookie(_session(world, "Uit", [coordinator], disabled=True)), known=False)
    yield Somebody(name="ended session", headers=_cookie(_session(world, "Weg", [coordinator], ended=True)), known=False)
    yield Somebody(name="expired session", headers=_cookie(_session(world, "Oud", [coordinator], at=later(service, hours=-30))), known=False)


def _keys(world: World) -> Iterator[Somebody]:
    service, bound = world.service, frozenset({world.own.key})
    for role in MAY:
        actor = ACTORS.get(role, "WAT")
        _, token = _key(service, _assigned(role, actor))
        yield Somebody(name=f"{role} of all", headers=_bearer(token), everywhere=frozenset({role}), actor=actor)
        _, token = _key(service, _assigned(role, actor, partnerships=bound))
        yield Somebody(name=f"{role} of one", headers=_bearer(token), own=frozenset({role}), actor=actor)
    _, token = _key(service)
    yield Somebody(name="key without roles", headers=_bearer(token))
    _, token = _key(service, _assigned("coordinator", "WAT", partnerships=frozenset({world.theirs.key})))
    yield Somebody(name="coordinator of the other", headers=_bearer(token), theirs=frozenset({"coordinator"}), actor="QWA")
    _, token = _key(service, _assigned("coordinator", "WAT", through="2026-12-30"))
    yield Somebody(name="coordinator until yesterday", headers=_bearer(token))
    withheld = frozenset({"interests", "persons"})
    _, token = _key(service, _assigned("coordinator", "WAT", partnerships=bound, withholds=withheld))
    yield Somebody(name="coordinator kept from some", headers=_bearer(token), own=frozenset({"coordinator"}), withholds=withheld, actor="WAT")
    for name, scopes, bounds in (
        ("definitions", {"catalogue.read"}, frozenset({"catalogue"})),
        ("reading", {"partnership.read"}, frozenset({"see"})),
        ("recording", {"partnership.read", "facts.record"}, frozenset({"see", "tell"})),
    ):
        _, token = _key(service, _assigned("coordinator", "WAT"), scopes=frozenset(scopes))
        yield Somebody(name=f"key for {name}", headers=_bearer(token), everywhere=frozenset({"coordinator"}), bounds=bounds, actor="WAT")
    for session in ("coordinator", "operator"):
        token = _session(world, f"{session} cookie", [_assigned(session, "WAT")])
        mine = frozenset({session})
        yield Somebody(name=f"{session} by session", headers=_with_form(world, token), everywhere=mine, actor="WAT", by_session=True)
        yield Somebody(name=f"{session} by forgery", headers=_cookie(token), everywhere=mine, actor="WAT", by_session=True, forged=True)
    person = credentials.make_account(service, "Vertrouwd", "vertrouwd@voorbeeld.example", by=BY)
    credentials.assign(service, person.id, [_assigned("representative", "WAT", partnerships=bound)], BY)
    yield Somebody(
        name="representative by proxy", headers={PROXIED: "vertrouwd@voorbeeld.example"}, address=PROXY,
        own=frozenset({"representative"}), actor="WAT", by_session=True, forged=True,
    )  # fmt: skip


def _persons(world: World) -> Iterator[Somebody]:
    """Those to whom facts of the partnership gave a role, and one from whom it was taken."""
    roles = [role for role in MAY if role not in ("operator", "tail")]
    for number, role in enumerate([*roles, "observer", "coordinator"], 20):
        person = credentials.make_account(world.service, f"Persoon {number}", None, by=BY)
        actor = ACTORS.get(role, "WAT")
        place, mine = (world.theirs, "theirs") if number == 20 + len(roles) + 1 else (world.own, "own")
        given: dict[str, Any] = {"access": f"AC-{number}", "principal": person.id, "role": role}
        if role in ("representative", "signatory"):
            given |= {"organisation": actor, "person": place.person}
        elif role == "lead_partner":
            given |= {"organisation": actor}
        elif role == "lead":
            continue
        elif role == "auditor":
            given |= {"through": "2027-06-30"}
        tell(world.service, place.key, "AccessGranted", place.organisation, **given)
        revoked = number == 20 + len(roles)
        if revoked:
            tell(world.service, place.key, "AccessRevoked", place.organisation, access=f"AC-{number}")
        held = {mine: frozenset[str]() if revoked else frozenset({role})}
        speaks = given.get("organisation")
        name = f"{role} by fact{' no more' if revoked else ''}{' of the other' if mine == 'theirs' else ''}"
        cookie = _cookie(credentials.open_session(world.service, person.id, hours=12))
        yield Somebody(name=name, headers=cookie, actor=speaks, by_session=True, forged=True, **held)


def _links(world: World) -> Iterator[Somebody]:
    service = world.service
    for role, ended in (("funder", False), ("evaluator", False), ("observer", False), ("auditor", False), ("observer", True), ("auditor", True)):
        expires = service.clock.now() + timedelta(days=30)
        asked = ShareRequest(key=world.own.key, by=world.own.organisation, role=role, expires=expires, label=f"{role} {ended}")
        made = service.share(asked, principal=BY)
        token, _ = credentials.redeem_link(service, made.token)
        if ended and role == "auditor":
            link = next(each for each in credentials.links(service, world.own.key) if each.account.id == made.link.principal)
            credentials.revoke(service, link.secret.id, BY)
            yield Somebody(name="session of a link that was revoked", headers=_bearer(token), known=False)
        elif ended:
            service.end_link(world.own.key, made.link.access, by=world.own.organisation, principal=BY)
            yield Somebody(name="link that ended", headers=_bearer(token), known=False)
        else:
            mine = frozenset({role})
            yield Somebody(name=f"{role} by link", headers=_bearer(token), own=mine, bounds=LINKED, pinned=True)
    # What came later is not there for a link.
    tell(service, world.own.key, "SuccessRecorded", world.own.organisation, **LATER)


PINNED_OUT = "zilvermeeuw"
"""The word in what was told after the links were made."""
LATER: dict[str, Any] = {"story": f"Een {PINNED_OUT} aan de kade.", "sharedWith": ["public"]}


def _session(
    world: World, label: str, roles: list[Assignment], *, disabled: bool = False, ended: bool = False, at: Partnerflow | None = None
) -> str:
    service = at or world.service
    person = credentials.make_account(service, label, None, by=BY, assignments=roles)
    token = credentials.open_session(service, person.id, hours=12)
    if disabled:
        credentials.revoke(service, person.id, BY)
    if ended:
        credentials.end_sessions(service, person.id, BY)
    return token


def _cookie(token: str) -> dict[str, str]:
    return {"Cookie": f"partnerflow_session={token}"}


def _with_form(world: World, token: str) -> dict[str, str]:
    """What a page lets a browser send: both cookies, and the token of its forms."""
    page = world.client.get("/me", headers=_cookie(token))
    found = _TOKEN.search(page.get_data(as_text=True))
    assert found is not None, page.status
    form = next(each.partition(";")[0] for each in page.headers.getlist("Set-Cookie") if "form" in each.partition("=")[0])
    return {"Cookie": f"partnerflow_session={token}; {form}", "X-CSRF-Token": found[1]}
