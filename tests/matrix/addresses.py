"""Everything that can be asked of the app, as the app itself declares it, about each place there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask

from partnerflow.domain.catalogue import FACT_TYPES
from tests.matrix import bodies
from tests.matrix.rights import ability
from tests.matrix.world import ERASED, Place, World

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
MALFORMED = ("Vreemd!", "%00", "..", "a" * 300, "'; SELECT 1 --", "é")
_PART = re.compile(r"<(?:[a-z]+:)?([a-z_A-Z0-9]+)>")
_ASKED: Mapping[str, Mapping[str, str]] = {
    "readEvents": {"limit": "1000"},
    "proveConsistency": {"from": "1"},
    "proveInclusion": {"number": "0"},
    "eraseAttachment": {"ground": "objection"},
    "askCompare": {"from": "2022-06-01"},
    "askDeliverableInForce": {"kind": "startnota"},
    "askDepartureImpact": {"organisation": "WAT"},
    "askGuardEvidence": {"guard": "G1.1", "on": "2022-06-01"},
    "askMandateCoverage": {"kind": "startnota", "version": "1.0"},
    "askMigrationPreview": {"version": "1"},
    "askParticipation": {"organisation": "WAT"},
    "askReturnPreview": {"to": "exploring"},
    "askSignaturesAudit": {"kind": "startnota", "version": "1.0"},
    "askToSign": {"kind": "startnota"},
    "changes_csv": {"from": "2022-06-01"},
    "changes_xlsx": {"from": "2022-06-01"},
}
"""What some questions cannot be asked without."""
_ENDS_ONESELF = frozenset({"endSessions", "end_everywhere", "end_sessions", "sign_out"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing to ask. `able` is what it should take, None for a method that nobody declared; `place` whose it is about.

    `part` says which id within one's own partnership is not one's own; `ids` are the ids that an answer may repeat.
    """

    method: str
    rule: str
    name: str
    able: str | None
    place: str
    part: str = ""
    malformed: int = 0
    path: str
    body: bytes | None = None
    media: str = "application/json"
    fact: str | None = None
    by: str = "WAT"

    @property
    def api(self) -> bool:
        return self.rule.startswith("/v1/")

    @property
    def keyed(self) -> bool:
        """Whether it is about a partnership or a grant."""
        return re.match(r"(/v1)?/(partnerships|grants)/<", self.rule) is not None

    @property
    def of_organisation(self) -> bool:
        return re.match(r"(/v1)?/organisations/<", self.rule) is not None

    @property
    def is_form(self) -> bool:
        """Whether it is the page with the form of a fact, which is there for whoever sees what it is about."""
        return self.method == "GET" and self.name.startswith("tell_")

    @property
    def tells_by_form(self) -> bool:
        """Whether it is such a form that was filled in."""
        return self.method == "POST" and self.name.startswith("tell_")


def cells(app: Flask, world: World) -> list[Cell]:
    """All of them, in a fixed order."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    declared: dict[str, set[str]] = {}
    for rule in rules:
        declared.setdefault(rule.rule, set()).update(rule.methods or ())
    found: list[Cell] = []
    for rule in rules:
        name = rule.endpoint.rpartition(".")[2]
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            for each in _named(rule.rule, name):
                found += _of(world, method, rule.rule, each, ability(method, rule.rule))
    found += _at_the_edges(world)
    for path, methods in declared.items():
        for method in METHODS:
            if method in ("HEAD", "OPTIONS") or method not in methods:
                found += _undeclared(world, method, path)
    return found


def _named(rule: str, name: str) -> list[str]:
    """One name for each fact that the forms at an address are of; a move has a page of its own, and is no form."""
    if not name.startswith("tell_"):
        return [name]
    stream = rule.split("/")[1].removesuffix("s")
    return [f"{name} {each}" for each, kind in FACT_TYPES.items() if kind.stream == stream and kind.move is None]


def _at_the_edges(world: World) -> Iterator[Cell]:
    """At the address of another workspace; and what somebody else sent before, under the same key for retries."""
    for place in ("/partnerships", "/partnerships/andermans", "/organisations", "/events", "/log"):
        for name in ("elders", "nergens"):
            yield Cell(method="GET", rule="/v1/", name="", able=None, place="elsewhere", path=f"/w/{name}/v1{place}")
    rule = "/v1/partnerships/<key>/successes"
    cell = Cell(
        method="POST", rule=rule, name="recordSuccessRecorded", able=ability("POST", rule), place="own", path=""
    )
    again = _filled(cell, world, world.own, world.own)
    yield replace(again, place="replayed", part="replayed")


def _of(world: World, method: str, rule: str, name: str, able: str | None) -> Iterator[Cell]:
    if name in _ENDS_ONESELF:
        # Whoever asked would be nobody afterwards: the same is asked of one session at a time.
        return
    cell = Cell(method=method, rule=rule, name=name, able=able, place="own", path="")
    if not _PART.search(rule) and name != "foundGrant":
        yield _filled(cell, world, world.own, world.own)
        return
    for place, whose in (("own", world.own), ("theirs", world.theirs), ("nowhere", world.nowhere)):
        # Of what is not seen nothing but the key differs, so that two answers can be compared.
        within = world.own if place == "own" else world.theirs
        yield _filled(replace(cell, place=place), world, whose, within)
        if method == "POST" and place == "own" and name.startswith(("record", "tell_")):
            yield _filled(replace(cell, part="by another", by="TUI"), world, whose, within)
        if method == "POST" and place == "own" and name.startswith("record"):
            yield from _about_others(_filled(cell, world, whose, within), world)
    if {"fact", "person", "request", "sha256", "access"} & set(_PART.findall(rule)) and not name.startswith(
        ("record", "tell_")
    ):
        for part, within in (("theirs", world.theirs), ("nowhere", world.nowhere)):
            yield _filled(replace(cell, part=part), world, world.own, within)
        gone = replace(world.own, person=ERASED, ids={**world.own.ids, "sha256": world.own.ids["erased"]})
        yield _filled(replace(cell, part="erased"), world, world.own, gone)
    if "sha256" in _PART.findall(rule) and method == "GET":
        held = replace(world.own, ids={**world.own.ids, "sha256": world.own.ids["position"]})
        yield _filled(replace(cell, part="of a position"), world, world.own, held)
    for number, key in enumerate(MALFORMED):
        made = _filled(replace(cell, place="malformed", malformed=number), world, world.own, world.own)
        yield replace(made, path=made.path.replace(world.own.key, quote(key)).replace(world.own.grant, quote(key)))


def _about_others(cell: Cell, world: World) -> Iterator[Cell]:
    """The same fact about other organisations: a party, one that is another's, and one that nobody knows."""
    told = readable(cell.body)
    if '"WAT"' not in json.dumps(told["data"]):
        return
    for part, code in (
        ("of another", "TUI"),
        ("theirs", world.theirs.organisation),
        ("nowhere", world.nowhere.organisation),
    ):
        if part == "of another" and "organisation" not in told["data"]:
            continue
        data = json.loads(json.dumps(told["data"]).replace('"WAT"', f'"{code}"'))
        body, path = json.dumps({**told, "data": data}).encode(), cell.path.replace("/WAT/", f"/{code}/")
        yield replace(cell, part=part, body=body, path=path)


def _undeclared(world: World, method: str, rule: str) -> Iterator[Cell]:
    cell = Cell(method=method, rule=rule, name="", able=None, place="own", path="")
    for place, whose in (("own", world.own), ("theirs", world.theirs), ("nowhere", world.nowhere)):
        yield _filled(replace(cell, place=place), world, whose, world.own if place == "own" else world.theirs)
        if not _PART.search(rule):
            return


def _filled(cell: Cell, world: World, whose: Place, within: Place) -> Cell:
    """The address with its ids, and a body that can be read."""
    name = cell.name
    fact = next((each for each in FACT_TYPES if re.fullmatch(f"(record|tell_.* ){each}(Of[A-Z][a-z]+)?", name)), None)
    data = bodies.data_of(fact, whose) if fact is not None else {}
    parts = {**_ids(cell.rule, whose, within), **(_told(data) if fact is not None else {}), "fact_type": fact}
    path = _PART.sub(lambda found: quote(str(parts.get(found[1], "x")), safe="/"), cell.rule)
    asked = _ASKED.get(name)
    if cell.method == "DELETE" and cell.part == "" and cell.place == "own":
        path = path.replace(world.own.ids["sha256"], world.own.ids["erased"])
    body, media = bodies.body_of(name, fact, data, whose, cell.by) if cell.method == "POST" else (None, "")
    return replace(cell, path=f"{path}?{urlencode(asked)}" if asked else path, body=body, media=media, fact=fact)


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """What a body says that its address says too."""
    return {**data.get("deliverable", {}), **data} if isinstance(data.get("deliverable"), dict) else dict(data)


def _ids(rule: str, whose: Place, within: Place) -> dict[str, Any]:
    stream, number = f"{rule}/".removeprefix("/v1").split("/")[1], within.fact.rpartition("-")[2]
    key = {"partnerships": whose.key, "grants": whose.grant, "organisations": whose.organisation}.get(stream)
    inner = {"partnerships": within.key, "grants": within.grant, "organisations": within.organisation}.get(stream)
    first = number if stream == "partnerships" else "0001"
    known = {"own": "a", "theirs": "b"}.get("own" if whose.person == "p-001" else "theirs", "c")
    return {
        "key": key or f"key-{known * 16}",
        "account": f"person-{known * 16}",
        "fact": f"{inner}-{first}",
        "person": within.person,
        "role": f"00000000-0000-4000-8000-{known * 12}",
        "secret": f"{known * 16}",
        "session": f"{known * 16}",
        "name": "partnership",
        "level": 0,
        "filename": "pages.css",
        "kind": "startnota",
        "move": "advance",
        "number": "f1",
        "ref": "P-01",
        "review": "RV-01",
        "pack": "EP-1",
        **({"version": 1, "place": "000"} if rule.startswith("/v1") else {"version": "1.0", "place": 1}),
        **within.ids,
    }


def readable(body: bytes | None) -> Any:
    """What a body says."""
    return json.loads(body) if body else None
