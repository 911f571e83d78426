"""Each sees its own: what is foreign answers as what is missing, nothing rendered for one is shown to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from partnerflow.application.access.principal import ANY, Assignment, Principal
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnavailableError
from partnerflow.settings import Rate, Rates
from partnerflow_api import create_app
from tests.support.admission import SOMEBODY
from tests.support.service import a_service
from tests.unit.api.conftest import ORGANISATION, with_note

NOTE = "/v1/partnerships/nota"
OTHER = "nada"
NUMBERED = ("X-Request-Id", "Content-Length", "Set-Cookie")
SECRET = "Wij willen rust in de straat."


def principal(name: str, role: str, *, at: str | None = "nota", actor: str | None = "LIN") -> Principal:
    """Somebody with one role."""
    given = Assignment(role=role, actor=actor, partnerships=frozenset({at}) if at else None)
    return Principal(id=f"person-{name * 16}", kind="person", assignments=(given,))


OBSERVER = principal("o", "observer")
EVALUATOR = principal("e", "evaluator")
FUNDER = principal("f", "funder")
ELSEWHERE = principal("s", "coordinator", at="elders")


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    with a_service(lists=True) as service:
        yield service


@pytest.fixture(scope="module")
def app(service: Partnerflow) -> Flask:
    """One app, whose caches are everybody's; the partnership holds an interest that not everybody may read."""
    app = create_app(service, admission=DOOR)
    client = with_note(app.test_client())
    interest = {"organisation": "LIN", "level": "organisation", "interest": SECRET, "audience": "all_parties"}
    told = client.post(
        f"{NOTE}/interests", json={"by": "LIN", "expectedVersion": 1, "data": {**interest, "newlyDisclosed": True}}
    )
    assert told.status_code == 201, told.json
    return app


@dataclass(slots=True)
class Door:
    """Lets in whoever stands before it now."""

    here: Principal = SOMEBODY

    def principal(self) -> Principal:
        return self.here


DOOR = Door()


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    yield app.test_client()
    DOOR.here = SOMEBODY


def asks(client: FlaskClient, who: Principal, path: str, **headers: str) -> TestResponse:
    """GET as somebody."""
    DOOR.here = who
    return client.get(path, headers=headers)


def readings(service: Partnerflow) -> list[tuple[str, str]]:
    """Who read the partnership and for what, the first reading first."""
    stream = service.state("partnership", "nota").stream.head.stream_id
    rows = service.accesses.page(stream, before=None, limit=100)
    return [(row.principal, row.purpose) for _, row in reversed(rows)]


def test_what_is_foreign_answers_as_what_is_missing_at_every_address(client: FlaskClient) -> None:
    document: Any = client.get("/v1/openapi.json").json
    paths = [
        f"/v1{path}".replace("{person}", "p-001").replace("{request}", "ER-01").replace("{fact}", "nota-0001")
        for path, methods in document["paths"].items()
        if path.startswith("/partnerships/{key}") and "get" in methods
    ]
    pages = ["/partnerships/{key}", "/partnerships/{key}/changes", "/partnerships/{key}/facts/nota-0001"]

    assert len(paths) > 70
    for path in (*paths, *pages):
        foreign, missing = (asks(client, ELSEWHERE, path.replace("{key}", key)) for key in ("nota", OTHER))
        assert (foreign.status_code, missing.status_code) == (404, 404), path
        assert _told(foreign) == _told(missing).replace(OTHER, "nota"), path


@pytest.mark.parametrize("path", ["moves", "interests", "erasures", "links"])
def test_so_does_a_write(client: FlaskClient, path: str) -> None:
    DOOR.here = ELSEWHERE
    body = {"by": "LIN", "move": "advance", "ground": "consent_withdrawn", "persons": ["p-001"], "expectedVersion": 1}

    foreign, missing = (client.post(f"/v1/partnerships/{key}/{path}", json=body) for key in ("nota", OTHER))

    assert foreign.status_code == missing.status_code
    assert foreign.status_code >= 400
    assert _told(foreign) == _told(missing).replace(OTHER, "nota")


def test_a_list_holds_what_one_may_see_and_counts_nothing_else(client: FlaskClient, service: Partnerflow) -> None:
    position = service.store.position()
    own, foreign = (asks(client, who, f"/v1/partnerships?position={position}").json for who in (OBSERVER, ELSEWHERE))

    assert own is not None
    assert foreign is not None
    assert ([item["key"] for item in own["items"]], foreign["items"]) == (["nota"], [])


def test_who_has_a_role_there_that_may_not_is_told_so_and_what_to_do(client: FlaskClient) -> None:
    response = asks(client, OBSERVER, f"{NOTE}/persons/p-001/export", **{"Accept-Language": "nl"})

    problem: Any = response.json
    assert (response.status_code, problem["code"], problem["reason"]) == (403, "forbidden", "role_may_not")
    assert problem["permission"] == "persons.read"
    assert "coördinator" in problem["detail"]
    assert "…" not in problem["detail"]


def test_that_one_may_not_is_said_before_what_is_wrong_with_the_body(client: FlaskClient) -> None:
    DOOR.here = OBSERVER

    assert client.post("/v1/imports", data=b"{", content_type="text/plain").status_code == 403


def test_a_page_says_it_too(client: FlaskClient) -> None:
    response = asks(client, OBSERVER, "/partnerships/nota/access", **{"Accept-Language": "nl"})

    assert response.status_code == 403
    assert "Dat mag u niet" in response.text


def test_what_was_rendered_for_one_is_not_shown_to_another(client: FlaskClient) -> None:
    seen = [SECRET in asks(client, who, f"{NOTE}/history").text for who in (EVALUATOR, FUNDER, EVALUATOR, FUNDER)]

    assert seen == [True, False, True, False]


def test_an_etag_of_one_reader_is_none_of_another(client: FlaskClient) -> None:
    for path in (f"{NOTE}/history", f"{NOTE}/facts/nota-0002", f"{NOTE}/moves"):
        etag = asks(client, EVALUATOR, path).headers["ETag"]

        assert asks(client, FUNDER, path, **{"If-None-Match": etag}).status_code == 200
        assert asks(client, EVALUATOR, path, **{"If-None-Match": etag}).status_code == 304


def test_every_reading_is_on_record_with_its_purpose_but_not_that_nothing_changed(
    client: FlaskClient, service: Partnerflow
) -> None:
    before = readings(service)
    etag = asks(client, OBSERVER, NOTE).headers["ETag"]
    asks(client, OBSERVER, NOTE, **{"If-None-Match": etag})
    asks(client, OBSERVER, f"{NOTE}/members")
    asks(client, OBSERVER, "/partnerships/nota")
    asks(client, ELSEWHERE, NOTE)

    who = OBSERVER.id
    assert readings(service)[len(before) :] == [
        (who, "readPartnership"),
        (who, "askMembers"),
        (who, "partnership"),
    ]


@pytest.mark.parametrize("path", [NOTE, f"{NOTE}/history", f"{NOTE}/members", f"{NOTE}/bundle", "/partnerships/nota"])
def test_no_answer_leaves_before_its_reading_is_on_record(service: Partnerflow, path: str) -> None:
    class Full:
        """A record of reading in which there is no room."""

        def record(self, *_: object) -> None:
            raise UnavailableError("the disk is full")

    accesses: Any = Full()
    app = create_app(replace(service, accesses=accesses), admission=DOOR)

    response = app.test_client().get(path)

    assert response.status_code == 503
    assert SECRET not in response.text
    assert "Een nota" not in response.text
    assert "ETag" not in response.headers


def test_a_key_for_a_retry_is_of_whoever_gave_it(client: FlaskClient) -> None:
    first, second = (principal(name, "coordinator", at=None, actor=ANY) for name in "kl")
    statuses = []
    for who, code in ((first, "AAA"), (second, "BBB"), (first, "AAA")):
        DOOR.here = who
        body = {"key": code, "by": "LIN", "data": ORGANISATION}
        made = client.post("/v1/organisations", json=body, headers={"Idempotency-Key": "one"})
        statuses.append((made.status_code, made.headers.get("Idempotency-Replayed")))

    assert statuses == [(201, None), (201, None), (201, "true")]


def test_who_asks_too_often_is_told_how_long_to_wait(service: Partnerflow) -> None:
    rate = Rate(per_minute=2)
    rates = Rates(principal=rate, address=Rate(per_minute=None), sign_in=Rate(per_minute=None))
    client = create_app(service, admission=DOOR, rates=rates).test_client()

    replies = [client.get("/v1/processes") for _ in range(3)]

    problem: Any = replies[-1].json
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert problem["code"] == "too-many-requests"
    assert 0 < int(replies[-1].headers["Retry-After"]) <= 60
    assert replies[-1].headers["Retry-After"] in problem["detail"]


def _told(response: TestResponse) -> str:
    """Everything that the answer says, but under which number it was logged."""
    headers = sorted((name, value) for name, value in response.headers if name not in NUMBERED)
    body = re.sub(r"urn:partnerflow:request:[\w-]+", "", response.text)
    return f"{response.status_code} {headers} {body}"
