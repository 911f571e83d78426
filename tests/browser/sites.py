"""Servers to look at: one over the example, other courses and a partnership of a thousand facts, and one over an empty store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from benchmarks.story import organisations, partnership
from partnerflow.application import credentials
from partnerflow.application.access.principal import Assignment
from partnerflow.application.sharing.request import ShareRequest
from tests.browser.browsers import somebody
from tests.support.client import Client
from tests.support.keys import a_key
from tests.support.processes import shipped_process
from tests.support.server import eventually
from tests.support.site import COORDINATOR, Site, a_site

KEY, LONG, GRANT = "vast-verder", "lange-weg", "GR-1"
"""The example, a partnership of a thousand facts, and the grant of the example."""
STORIES = Path(__file__).parents[1] / "stories"
PLACES = {"nl": "nl-BE", "en": "en-GB"}
_COOKIE = "partnerflow_session"
_LENGTH = 1000
_PATIENCE_SECONDS = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A site and who visits it: of each by name the token of a session, None for who has not signed in."""

    site: Site
    sessions: dict[str, str | None]

    @property
    def url(self) -> str:
        return self.site.url

    @contextmanager
    def visitor(self, browser: Browser, who: str, language: str = "nl", **context: Any) -> Iterator[BrowserContext]:
        """A browser of its own for somebody of this language, signed in before it opens a page."""
        with somebody(browser, locale=PLACES[language], base_url=self.url, **context) as around:
            if token := self.sessions[who]:
                around.add_cookies([{"name": _COOKIE, "value": token, "url": self.url}])
            yield around


@contextmanager
def told(folder: Path) -> Iterator[Visited]:
    """The site with everything in it, and a coordinator, a representative, and a funder who came by a share link."""
    with a_site(folder, example=True) as site:
        client = Client(site.url, a_key(site.variables))
        for story in sorted(STORIES.glob("*.facts.jsonl")):
            _bring(client, story.read_bytes())
        lines = [*organisations(), *partnership(LONG, _LENGTH, shipped_process("partnership"))]
        _bring(client, "\n".join(json.dumps(line) for line in lines).encode())
        assert eventually(lambda: _settled(client), _PATIENCE_SECONDS)
        yield Visited(site=site, sessions=_sessions(site))


@contextmanager
def empty(folder: Path) -> Iterator[Visited]:
    """The site with nothing in it, and the coordinator who is to begin."""
    with a_site(folder) as site, site.inside() as service:
        coordinator = _session(service, "Sanne", COORDINATOR)
        operator = _session(service, "Olga", Assignment(role="operator"))
        yield Visited(site=site, sessions={"coordinator": coordinator, "operator": operator, "nobody": None})


@contextmanager
def told_by_one(folder: Path) -> Iterator[Visited]:
    """A site with the example and its coordinator, who may write there."""
    with a_site(folder, example=True) as site, site.inside() as service:
        yield Visited(site=site, sessions={"coordinator": _session(service, "Sanne", COORDINATOR), "nobody": None})


SITES: Mapping[str, Callable[[Path], AbstractContextManager[Visited]]] = {"told": told, "empty": empty}


def _bring(client: Client, lines: bytes) -> None:
    reply = client.import_lines(lines, process="partnership.v1")
    assert reply.status < 300, reply.body.decode()


def _settled(client: Client) -> bool:
    """Whether all that was brought stands in the lists and the figures, which run behind."""
    last = client.get("/v1/log").json["logPosition"]
    lists = (client.get(path, position=str(last)) for path in ("/v1/partnerships", "/v1/portfolio/partnerships"))
    return all(each.json["position"] >= last for each in lists)


def _sessions(site: Site) -> dict[str, str | None]:
    bound = frozenset({KEY})
    with site.inside() as service:
        expires = service.clock.now() + timedelta(days=30)
        asked = ShareRequest(key=KEY, by="LIN", role="funder", expires=expires, label="Fonds")
        funder, _ = credentials.redeem_link(service, service.share(asked, principal="test").token)
        representative = Assignment(role="representative", actor="WON", partnerships=bound)
        return {
            "coordinator": _session(service, "Sanne", COORDINATOR),
            "representative": _session(service, "Wout", representative),
            "funder": funder,
            "nobody": None,
        }


def _session(service: Any, label: str, *roles: Assignment) -> str:
    person = credentials.make_account(service, label, None, by="test", assignments=roles)
    credentials.set_password(service, person.id, "een zin van niemand anders", "test")
    return credentials.open_session(service, person.id, hours=12)
