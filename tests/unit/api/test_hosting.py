"""Many workspaces behind one address: each is opened once, when it is asked for, and let go of when it is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from flask import Flask, request
from werkzeug.test import Client

from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnavailableError
from partnerflow_api import hosting as hosted
from partnerflow_api.hosting import Hosting
from tests.support.world import CountedChance

NOBODYS = "nobody's"


@dataclass(slots=True)
class Opened:
    """In place of a service: it has a name, and can be closed."""

    name: str
    closed: bool = False

    def close(self) -> None:
        self.closed = True


@dataclass(slots=True)
class Registered:
    """A registry in memory: what may be opened, and what was."""

    stamps: dict[str, int] = field(default_factory=lambda: {"acme": 1, "beta": 1, "broken": 1})
    opened: list[Opened] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)

    def stamp(self, name: str) -> int | None:
        return self.stamps.get(name)

    def open(self, name: str) -> Partnerflow:
        self.tried[name] += 1
        if name == "broken":
            raise UnavailableError("no database")
        self.opened.append(Opened(name))
        return cast(Partnerflow, self.opened[-1])

    def nobodys(self) -> Partnerflow:
        return self.open(NOBODYS)


def an_app(service: Any) -> Flask:
    """An app that says whose it is, where it is mounted and what it was asked."""
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: [service.name, request.root_path, request.path], endpoint="root")
    app.add_url_rule("/id", view_func=lambda: [request.headers["X-Request-Id"]], endpoint="id")
    app.add_url_rule("/<path:_>", view_func=lambda _: [service.name, request.root_path, request.path], endpoint="all")
    return app


@pytest.fixture
def registered() -> Registered:
    """Three workspaces, of which one cannot be opened."""
    return Registered()


@pytest.fixture
def hosting(registered: Registered) -> Iterator[Hosting]:
    """A host of them, and of the main one."""
    with closing(Hosting(an_app(Opened("main")), registered, an_app, CountedChance())) as hosting:
        yield hosting


def said(hosting: Hosting, path: str) -> Any:
    """What is answered there."""
    return Client(hosting).get(path).json


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/v1/partnerships", ["main", "", "/v1/partnerships"]),
        ("/w", ["main", "", "/w"]),
        ("/w/acme/v1/partnerships", ["acme", "/w/acme", "/v1/partnerships"]),
        ("/w/acme/", ["acme", "/w/acme", "/"]),
        ("/w/acme/w/beta/v1", ["acme", "/w/acme", "/w/beta/v1"]),
        ("/w/nobody/v1", [NOBODYS, "/w/nobody", "/v1"]),
        ("/w/broken/v1", [NOBODYS, "/w/broken", "/v1"]),
        ("/w/a.b/v1", [NOBODYS, "/w/a.b", "/v1"]),
        ("/w/ACME/v1", [NOBODYS, "/w/ACME", "/v1"]),
        ("/w//v1", [NOBODYS, "/w", "/v1"]),
        ("/w/acme/health", [NOBODYS, "/w/acme", "/health"]),
        ("/w/acme/health/ready", [NOBODYS, "/w/acme", "/health/ready"]),
    ],
)
def test_an_address_belongs_to_one_workspace_or_to_nobody(hosting: Hosting, path: str, told: list[str]) -> None:
    assert said(hosting, path) == told


def test_a_workspace_is_opened_when_it_is_asked_for_and_once_however_many_ask(
    hosting: Hosting, registered: Registered
) -> None:
    assert registered.tried == {}

    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda _: said(hosting, "/w/acme/v1")[0], range(32)))

    assert names == ["acme"] * 32
    assert registered.tried == {"acme": 1}


def test_a_workspace_that_is_gone_is_let_go_of(hosting: Hosting, registered: Registered) -> None:
    said(hosting, "/w/acme/v1")
    del registered.stamps["acme"]

    name = said(hosting, "/w/acme/v1")[0]

    assert name == NOBODYS
    assert [(each.name, each.closed) for each in registered.opened] == [("acme", True), (NOBODYS, False)]


def test_what_the_registry_says_anew_is_opened_anew(hosting: Hosting, registered: Registered) -> None:
    said(hosting, "/w/acme/v1")
    registered.stamps["acme"] = 2

    said(hosting, "/w/acme/v1")

    assert [(each.name, each.closed) for each in registered.opened] == [("acme", True), ("acme", False)]


def test_one_that_cannot_be_opened_is_tried_again_after_a_while_and_not_at_every_request(
    hosting: Hosting, registered: Registered, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        said(hosting, "/w/broken/v1")
    at_first = registered.tried["broken"]

    monkeypatch.setattr(hosted, "_AGAIN", 0.0)
    said(hosting, "/w/broken/v1")

    assert (at_first, registered.tried["broken"]) == (1, 2)


def test_when_the_host_ends_everything_that_it_opened_is_closed_and_nothing_is_opened_any_more(
    hosting: Hosting, registered: Registered
) -> None:
    for name in ("acme", "beta", "nobody"):
        said(hosting, f"/w/{name}/v1")

    hosting.close()

    assert [each.closed for each in registered.opened] == [True, True, True]


def test_the_id_of_a_request_does_not_tell_which_app_answered(hosting: Hosting, registered: Registered) -> None:
    asked = ["/w/acme/id", "/w/nobody/id", "/w/beta/id"]

    ids = [said(hosting, path)[0].rpartition("-") for path in asked]

    assert len({process for process, _, _ in ids}) == 1
    assert [number for _, _, number in ids] == ["0", "1", "2"]
