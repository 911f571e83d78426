"""Everybody who can ask: by each way in, in each role, in each bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.sharing.request import ShareRequest
from tests.matrix.credentialed import BY, bearer, cookie, key, session, with_form
from tests.matrix.people import Somebody
from tests.matrix.rights import MAY
from tests.matrix.strangers import strangers
from tests.matrix.world import PROXIED, PROXY, World, tell

ACTORS = {"funder": "FONB", "evaluator": "extern-1"}
"""Who speaks for somebody else than WAT."""
LINKED = frozenset({"see", "readers", "register", "catalogue", "ledger"})
"""What whoever came by a share link may at most: it only looks."""
LINKS = ("funder", "evaluator", "observer", "auditor")
LATER = "zilvermeeuw"
"""The word in what was told after the links were made."""
SCOPES = (
    ("definitions", {"catalogue.read"}, frozenset({"catalogue"})),
    ("reading", {"partnership.read"}, frozenset({"see"})),
    ("recording", {"partnership.read", "facts.record"}, frozenset({"see", "tell"})),
)


def everybody(world: World) -> list[Somebody]:
    """All of them."""
    made = [*strangers(world), *_in_each_role(world), *_bounded(world), *_in_a_browser(world), *_by_facts(world)]
    made += _by_links(world)
    assert len({each.name for each in made}) == len(made)
    return made


def _assigned(role: str, actor: str | None = None, **more: Any) -> Assignment:
    return Assignment(role=role, actor=actor, project="PF1" if role == "lead" else None, **more)


def _in_each_role(world: World) -> Iterator[Somebody]:
    """A key of the whole workspace and one of one's own partnership."""
    for role in MAY:
        actor, mine = ACTORS.get(role, "WAT"), frozenset({role})
        _, token = key(world.service, _assigned(role, actor))
        yield Somebody(name=f"{role} of all", headers=bearer(token), everywhere=mine, actor=actor)
        _, token = key(world.service, _assigned(role, actor, partnerships=frozenset({world.own.key})))
        yield Somebody(name=f"{role} of one", headers=bearer(token), own=mine, actor=actor)


def _bounded(world: World) -> Iterator[Somebody]:
    """Keys with less than a role gives."""
    service, coordinator, bound = world.service, frozenset({"coordinator"}), frozenset({world.own.key})
    _, token = key(service)
    yield Somebody(name="key without roles", headers=bearer(token))
    _, token = key(service, _assigned("coordinator", "WAT", partnerships=frozenset({world.theirs.key})))
    yield Somebody(name="coordinator of the other", headers=bearer(token), theirs=coordinator)
    _, token = key(service, _assigned("coordinator", "WAT", through="2026-12-30"))
    yield Somebody(name="coordinator until yesterday", headers=bearer(token))
    kept = frozenset({"interests", "persons"})
    _, token = key(service, _assigned("coordinator", "WAT", partnerships=bound, withholds=kept))
    yield Somebody(name="coordinator kept from some", headers=bearer(token), own=coordinator, withholds=kept)
    for name, scopes, bounds in SCOPES:
        _, token = key(service, _assigned("coordinator", "WAT"), scopes=frozenset(scopes))
        yield Somebody(name=f"key for {name}", headers=bearer(token), everywhere=coordinator, bounds=bounds)


def _in_a_browser(world: World) -> Iterator[Somebody]:
    """Sessions, with the form of a page and without; and whoever a trusted proxy vouches for."""
    service, bound = world.service, frozenset({world.own.key})
    for role in ("coordinator", "operator"):
        _, token = session(service, f"{role} in a browser", _assigned(role, "WAT"))
        somebody = Somebody(name=f"{role} by session", headers=with_form(world, token), everywhere=frozenset({role}))
        yield somebody
        yield replace(somebody, name=f"{role} by forgery", headers=cookie(token), forged=True)
    person = credentials.make_account(service, "Vertrouwd", "vertrouwd@voorbeeld.example", by=BY)
    credentials.assign(service, person.id, [_assigned("representative", "WAT", partnerships=bound)], BY)
    yield Somebody(
        name="representative by proxy",
        headers={PROXIED: "vertrouwd@voorbeeld.example"},
        address=PROXY,
        own=frozenset({"representative"}),
        actor="WAT",
        forged=True,
    )


def _by_facts(world: World) -> Iterator[Somebody]:
    """Those to whom facts of a partnership gave a role; one from whom it was taken, and one of the other partnership."""
    roles = [role for role in MAY if role not in ("operator", "tail", "lead")]
    given = [(role, "own", False) for role in roles] + [("observer", "own", True), ("coordinator", "theirs", False)]
    for number, (role, whose, revoked) in enumerate(given, 20):
        place = world.own if whose == "own" else world.theirs
        person, token = session(world.service, f"Persoon {number}")
        data: dict[str, Any] = {"access": f"AC-{number}", "principal": person, "role": role}
        if role in ("representative", "signatory", "lead_partner"):
            data["organisation"] = "WAT"
        if role in ("representative", "signatory"):
            data["person"] = place.person
        if role == "auditor":
            data["through"] = "2027-06-30"
        tell(world.service, place.key, "AccessGranted", place.organisation, **data)
        if revoked:
            tell(world.service, place.key, "AccessRevoked", place.organisation, access=data["access"])
        name = f"{role} by fact{' no more' if revoked else ''}{' of the other' if whose == 'theirs' else ''}"
        held = frozenset[str]() if revoked else frozenset({role})
        somebody = Somebody(name=name, headers=cookie(token), actor=data.get("organisation"), forged=True)
        yield replace(somebody, own=held) if whose == "own" else replace(somebody, theirs=held)


def _by_links(world: World) -> Iterator[Somebody]:
    """Share links: in each role that one can have, one that ended, and one of which only the secret was revoked."""
    service, place = world.service, world.own
    expires = service.clock.now() + timedelta(days=30)
    for role in (*LINKS, "ended", "revoked"):
        given = role if role in LINKS else "observer"
        asked = ShareRequest(key=place.key, by=place.organisation, role=given, expires=expires, label=role)
        made = service.share(asked, principal=BY)
        token, _ = credentials.redeem_link(service, made.token)
        if role == "ended":
            service.end_link(place.key, made.link.access, by=place.organisation, principal=BY)
        if role == "revoked":
            issued = credentials.links(service, place.key)
            secret = next(each.secret.id for each in issued if each.account.id == made.link.principal)
            credentials.revoke(service, secret, BY)
        if role in LINKS:
            mine = frozenset({role})
            yield Somebody(name=f"{role} by link", headers=bearer(token), own=mine, bounds=LINKED, pinned=True)
        else:
            yield Somebody(name=f"{role} link", headers=bearer(token), known=False)
    told: dict[str, Any] = {"story": f"Een {LATER} aan de kade.", "sharedWith": ["public"]}
    tell(service, place.key, "SuccessRecorded", place.organisation, **told)
    put_right = {
        "corrects": f"{place.key}-0001",
        "pointer": "/data/region",
        "old": "De Vliet",
        "new": f"De Vliet, {LATER}",
    }
    tell(service, place.key, "RecordCorrected", place.organisation, reason="Nauwkeuriger.", **put_right)
