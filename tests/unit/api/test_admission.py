"""Who is let in: by a key that holds now, and nobody else; and what somebody unknown learns, which is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import make_key, revoke
from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app
from partnerflow_api.context import EXTENSION
from partnerflow_api.permitting import OPEN
from tests.support.service import StillClock, a_service
from tests.unit.api.conftest import with_note

NOTE = "/v1/partnerships/nota"
END = date(2027, 1, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A workspace with one partnership, and the key of somebody who may everything in it."""

    service: Partnerflow
    client: FlaskClient
    key: str

    def asks(self, path: str, key: str | None = None, **headers: str) -> TestResponse:
        """GET with a key."""
        return self.client.get(path, headers={"Authorization": f"Bearer {key or self.key}", **headers})


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with a_service() as service:
        app = create_app(service)
        _, key = make_key(service, "tests", everything("t").assignments, expires=END, by="t")
        founder = app.test_client()
        founder.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {key}"
        with_note(founder)
        service.ledger.settle(service.store.position(), 5.0)
        yield House(service=service, client=app.test_client(), key=key)


def test_who_shows_a_key_is_let_in_and_gets_the_newest_checkpoint(house: House) -> None:
    response = house.asks(NOTE)

    assert response.status_code == 200
    assert "Checkpoint" in response.headers


def test_who_shows_nothing_is_asked_who_they_are_and_told_how_to_say_it(house: House) -> None:
    response = house.client.get(NOTE, headers={"Accept-Language": "nl"})

    problem: Any = response.json
    assert (response.status_code, problem["code"]) == (401, "unauthenticated")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="partnerflow"'
    assert "API-sleutel" in problem["detail"]
    assert not {"ETag", "Checkpoint", "Link"} & set(response.headers.keys())


def test_a_key_that_is_wrong_expired_or_revoked_says_the_same(house: House) -> None:
    _, expired = make_key(house.service, "old", (), expires=date(2026, 12, 31), by="t")
    gone, revoked = make_key(house.service, "gone", (), expires=END, by="t")
    revoke(house.service, gone.id, "t")
    later = create_app(replace(house.service, clock=StillClock("2027-01-02"))).test_client()
    tokens = ("", "nonsense", f"{house.key[:-1]}x", revoked, expired)

    replies = [later.get(NOTE, headers={"Authorization": f"Bearer {token}"}) for token in tokens]

    told = {_but_the_request(reply) for reply in replies}
    assert {reply.status_code for reply in replies} == {401}
    assert {reply.headers["WWW-Authenticate"] for reply in replies} == {
        'Bearer realm="partnerflow", error="invalid_token"'
    }
    assert len(told) == 1


def test_a_key_that_is_revoked_opens_nothing_from_the_next_request_on(house: House) -> None:
    made, key = make_key(house.service, "short", everything("t").assignments, expires=END, by="t")
    assert house.asks(NOTE, key).status_code == 200

    revoke(house.service, made.id, "t")

    assert house.asks(NOTE, key).status_code == 401


def test_a_credential_of_another_scheme_is_somebody_elses(house: House) -> None:
    response = house.client.get(NOTE, headers={"Authorization": "Basic Zm9vOmJhcg=="})

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="partnerflow"'


def test_a_word_in_the_scheme_may_be_written_as_one_likes(house: House) -> None:
    assert house.client.get(NOTE, headers={"Authorization": f"bearer {house.key}"}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", [NOTE, "/v1/partnerships/niets", "/v1/nothing", "/v1/nothing/at/all", "/v1/imports"])
def test_somebody_unknown_cannot_tell_what_there_is(house: House, method: str, path: str) -> None:
    response = house.client.open(path, method=method, data=b"{", headers={"Content-Type": "application/json"})

    assert response.status_code == 401
    assert "Allow" not in response.headers


def test_nothing_but_what_is_open_answers_somebody_unknown(house: House) -> None:
    app = house.client.application
    rules = [rule for rule in app.url_map.iter_rules() if not _is_open(app, rule.endpoint)]

    statuses = {(rule.rule, _method(rule)): _anonymous(app, rule).status_code for rule in rules}

    assert len(statuses) > 100
    assert statuses == {asked: _unknown(*asked) for asked in statuses}


def test_what_is_open_tells_nothing_of_the_workspace(house: House) -> None:
    for path in ("/health", "/docs", "/v1/openapi.json", "/verify", "/verify.py", "/sign-in", "/share"):
        response = house.client.get(path)
        assert response.status_code == 200
        assert "Checkpoint" not in response.headers
        assert "Een nota" not in response.text


def test_who_reads_pages_is_led_to_sign_in_and_from_there_back(house: House) -> None:
    there, missing = (house.client.get(f"/partnerships/{key}?lang=nl&asOf=2026-01-01") for key in ("nota", "niets"))

    assert there.status_code == missing.status_code == 303
    assert there.headers["Location"] == "/sign-in?next=/partnerships/nota?lang%3Dnl%26asOf%3D2026-01-01"
    assert missing.headers["Location"] == there.headers["Location"].replace("nota", "niets")
    assert "no-" in there.headers["Cache-Control"]


def test_a_page_that_nobody_made_is_just_not_there(house: House) -> None:
    assert house.client.get("/favicon.ico").status_code == 404


def _unknown(path: str, method: str) -> int:
    if path.startswith("/v1/"):
        return 401
    # A form of a page that nobody was shown is forged.
    return 303 if method == "GET" else 403


def _anonymous(app: Flask, rule: Any) -> TestResponse:
    with app.test_request_context():
        path = app.url_map.bind("localhost").build(
            rule.endpoint,
            {name: 1 if name in ("version", "place") else "nota" for name in rule.arguments},
            method=_method(rule),
        )
    return app.test_client().open(path, method=_method(rule))


def _method(rule: Any) -> str:
    return str(next(method for method in ("GET", "POST", "DELETE") if method in rule.methods))


def _is_open(app: Flask, endpoint: str) -> bool:
    return bool(app.extensions[EXTENSION].permits[endpoint].permission == OPEN)


def _but_the_request(response: TestResponse) -> str:
    problem: Any = response.json
    return str({name: value for name, value in problem.items() if name != "instance"})
