"""A workspace of one's own partnership and somebody else's, each with a grant and everything around it; and another workspace.

The other partnership and the other workspace tell the same story under other names, and every text of theirs holds a word
that is nowhere else. So does every confined text of one's own, by its kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from werkzeug.test import Client

from partnerflow.application.access import rights
from partnerflow.application.access.roles import Role
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.imports import ImportRequest
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.opening import open_store
from partnerflow.process.text import Text
from partnerflow.settings import SignIn
from partnerflow.settings.signing_in import TrustedProxy, parse_networks
from partnerflow_api import create_app
from partnerflow_api.context import EXTENSION, Desk
from partnerflow_api.hosting import Hosting
from partnerflow_api.rendered import Rendered
from tests.matrix.rights import CONFIDENTIAL, CONFINED, INTERESTS
from tests.support.processes import shipped_process
from tests.support.retold import Retelling
from tests.support.service import a_service, service_over
from tests.support.world import CountedChance

STORY = Path(__file__).parents[1] / "stories" / "waterwijs.facts.jsonl"
FOREIGN, REGISTERED, ELSEWHERE = "kwikstaart", "boomklever", "grutto"
"""The words in the texts of the other partnership, in the names of its organisations, and in another workspace."""
PROXY = "10.9.8.7"
PROXIED = "X-Remote-User"
DOCUMENT, PERSON, TEXT = b"Een stuk. ", re.compile(r"p-(\d{3})\Z"), re.compile(r"[ @]|\.\Z")


TAIL = Role(name="tail", titles=Text(nl="Volger", en="Follower"), permissions=frozenset({"events.read"}))
"""A role of an installation's own: it follows the feed, in which it sees nothing."""


def marker(kind: str) -> str:
    """The word in one's own texts of a kind that is confined."""
    return f"geheim{kind.replace('_', '')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A partnership and what there is in it, by the names that addresses give these."""

    key: str
    grant: str
    organisation: str
    fact: str = "none"
    person: str = "p-901"
    ids: dict[str, str] = field(default_factory=dict)


OWN = Place(key="waterwijs", grant="GR-B2", organisation="WAT", fact="waterwijs-0010", person="p-001")
THEIRS = Place(key="vreemdste", grant="GR-F2", organisation="QWA", fact="vreemdste-0010")
NOWHERE = Place(key="verzonnen", grant="GR-V2", organisation="VWA", fact="verzonnen-0010", person="p-801")
ERASED = "p-003"


class _Elsewhere(Retelling):
    """The same story of others."""

    def __init__(self, lines: list[dict[str, Any]], place: Place, word: str) -> None:
        self._place, self._word = place, word
        self._of_register = REGISTERED if word == FOREIGN else word
        super().__init__(lines, 0)

    def _other(self, stream: str, key: str) -> str:  # type: ignore[override]
        if stream == "organisation":
            return f"{self._place.organisation[0]}{key}"[:3] if len(key) == 3 else f"{self._place.organisation[0]}{key}"
        return {"partnership": self._place.key, "grant": self._place.grant}[stream]

    def line(self, line: dict[str, Any]) -> dict[str, Any]:
        data = line["data"]
        if "sha256" in data and "text" in data:
            self._hashes[data["sha256"]] = sha256(self.value(data["text"]).encode()).hexdigest()
        named, self._word = self._word, self._of_register if line["stream"] == "organisation" else self._word
        told = super().line(line)
        self._word = named
        return told

    def _text(self, text: str) -> str:
        if person := PERSON.match(text):
            return f"p-9{person[1][1:]}"
        other = super()._text(text)
        return _spoken(self._word, other)


def _lines() -> Iterator[dict[str, Any]]:
    for line in map(json.loads, STORY.read_bytes().splitlines()):
        if line["key"] not in ("buurtmoes", "GR-A1") and line["fact"] not in ("PartnershipEnded", "ClosingReportFiled"):
            yield line


def _marked(line: dict[str, Any]) -> dict[str, Any]:
    """One's own line, with its word in what is confined of it."""
    kind = CONFINED.get(line["fact"])
    if kind is None:
        return line
    word = marker(CONFIDENTIAL if kind == INTERESTS and line["data"].get("audience") == "some_parties" else kind)
    told: dict[str, Any] = _with(word, line)
    return told


def _with(word: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with(word, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with(word, inner) for inner in value]
    if isinstance(value, str):
        return _spoken(word, value)
    return value


def _spoken(word: str, text: str) -> str:
    """A text with one word more; what is no text stays as it is."""
    return TEXT.sub(lambda found: f".{word}@" if found[0] == "@" else f" {word}{found[0]}", text, count=1)


def tell(service: Partnerflow, key: str, fact: str, by: str, /, **data: Any) -> None:
    """Record a fact past the door."""
    line = {"by": by, "data": data}
    service.record(RecordRequest(stream="partnership", key=key, fact=fact, line=line, version_required=False))


def _brought(service: Partnerflow, lines: Iterable[dict[str, Any]]) -> None:
    asked = ImportRequest(process=shipped_process("partnership"))
    service.import_facts([json.dumps(line, ensure_ascii=False).encode() for line in lines], asked)


def _filled(service: Partnerflow, place: Place, word: str, of_conflicts: str, of_all: str) -> Place:
    """What no line of the story tells: a document, an erased one, one of a position, a request to erase, and a confidence."""
    words = (f"{word} 1", f"{word} 2", f"{of_conflicts} 3")
    shown, gone, held = (service.add_attachment(place.key, DOCUMENT + each.encode(), principal="x") for each in words)
    subjects = [{"type": "other", "text": f"Overleg over {of_all}"}]
    proposed = {"subjects": subjects, "text": f"Voortaan {of_all}.", "method": "consent", "deadline": "2027-01-31"}
    tell(service, place.key, "ProposalTabled", place.organisation, proposal="P-90", **proposed)
    position = {"organisation": place.organisation, "position": "consent"}
    # It says nothing but this: what keeps its document from the reader is what it is about, and no text that is lacking.
    grounds = [{"name": "standpunt.pdf", "sha256": held.sha256}]
    tell(service, place.key, "PositionTaken", place.organisation, proposal="P-90", evidence=grounds, **position)
    proof = [{"name": "stuk.pdf", "sha256": shown.sha256}]
    known: dict[str, Any] = {
        "evidence": proof,
        "interest": f"Wij willen {word} hier weg.",
        "level": "organisation",
        "newlyDisclosed": False,
    }
    told = {"organisation": place.organisation, "audience": "some_parties", **known}
    tell(service, place.key, "InterestShared", place.organisation, **told)
    more: dict[str, Any] = {"principal": "person-zzzzzzzzzzzzzzzz", "role": "observer"}
    tell(service, place.key, "AccessGranted", place.organisation, access="AC-01", **more)
    service.erase_attachment(place.key, gone.sha256, "objection", principal="x")
    asked = ErasureAsk(key=place.key, by=place.organisation, ground="objection", persons=(place.person[:-1] + "2",))
    request = service.ask_erasure(asked)
    documents = {"sha256": shown.sha256, "erased": gone.sha256, "position": held.sha256}
    return replace(place, ids={**documents, "request": request.id, "access": "AC-01"})


class Workspaces:
    """The workspaces that are served beside the first."""

    def __init__(self, other: Partnerflow) -> None:
        self._other = other
        self._nobodys = service_over(open_store("memory:"))

    def stamp(self, name: str) -> int | None:
        return 1 if name == "elders" else None

    def open(self, name: str) -> Partnerflow:
        return self._other

    def nobodys(self) -> Partnerflow:
        return self._nobodys


@dataclass(kw_only=True)
class World:
    """The workspace, the places in it, another workspace, and the address that both are served at."""

    service: Partnerflow
    other: Partnerflow
    own: Place
    theirs: Place
    nowhere: Place
    client: Client
    app: Flask
    ids: dict[tuple[str, str], UUID]

    def forget(self) -> None:
        """Let go of everything that was kept of earlier answers."""
        desk: Desk = self.app.extensions[EXTENSION]
        desk.rendered = Rendered()
        for grown in (self.service.confined, self.service.named):
            grown._newest.clear()
            grown._earlier._values.clear()
        rights._rights.cache_clear()


def _id(service: Partnerflow, kind: str, key: str) -> UUID:
    found = service.streams.find(kind, key)
    assert found is not None
    return found.head.stream_id


@contextmanager
def world() -> Iterator[World]:
    """All of it, in memory."""
    lines = list(_lines())
    with a_service(lists=True) as opened, closing(service_over(open_store("memory:"))) as other:
        service = replace(opened, policy=replace(opened.policy, roles={**opened.policy.roles, TAIL.name: TAIL}))
        _brought(service, map(_marked, lines))
        for at, place, word in ((service, THEIRS, FOREIGN), (other, replace(THEIRS, key="andermans"), ELSEWHERE)):
            told = _Elsewhere(lines, place, word)
            _brought(at, map(told.line, lines))
        own = _filled(service, OWN, marker(CONFIDENTIAL), marker("conflicts"), "dinsdag")
        theirs = _filled(service, THEIRS, FOREIGN, FOREIGN, FOREIGN)
        made_up = {name: _made_up(value) for name, value in theirs.ids.items()} | {"access": "AC-01"}
        ways = SignIn(proxy=TrustedProxy(networks=parse_networks(PROXY), header=PROXIED))
        app = create_app(service, ways=ways)
        hosting = Hosting(app, Workspaces(other), create_app, CountedChance())
        with closing(hosting):
            yield World(
                service=service,
                other=other,
                own=own,
                theirs=theirs,
                nowhere=replace(NOWHERE, ids=made_up),
                client=Client(hosting, use_cookies=False),
                app=app,
                ids={each: _id(service, *each) for each in (("partnership", THEIRS.key), ("grant", THEIRS.grant))},
            )


def _made_up(id_: str) -> str:
    """Another id of the same form."""
    return "".join("0" if each == "1" else "1" if each in "023456789" else each for each in id_)
