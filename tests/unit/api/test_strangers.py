"""Who knows nothing learns nothing of the workspaces of a server: not what is in them, and not which there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from partnerflow.application.access.principal import everything
from partnerflow.application.credentials import make_key
from partnerflow.application.service import Partnerflow
from partnerflow.persistence.opening import open_store
from partnerflow_api import create_app
from partnerflow_api.hosting import Hosting
from tests.support.service import service_over
from tests.support.world import CountedChance

ASSIGNED = everything("key-aaaaaaaaaaaaaaaa").assignments
EXPIRES = date(2027, 3, 1)
MADE_UP = "pf_key_aaaaaaaaaaaaaaaa_" + "A" * 49
DRAWN = ("X-Request-Id", "Date", "Set-Cookie")
SAME_ID = {"X-Request-Id": "the-same-id"}
_TOKEN_OF_A_FORM = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
ASKED = [
    ("GET", path)
    for path in (
        *("/", "", "/v1/partnerships", "/v1/partnerships/iets", "/v1/nothing", "/v1/openapi.json", "/docs", "/health"),
        *("/verify", "/nothing", "/share", "/partnerships/iets", "/v1/log/checkpoint"),
    )
] + [("POST", "/v1/imports"), ("DELETE", "/v1/partnerships"), ("POST", "/sign-in")]


class Registered:
    """Two workspaces in memory, of which the services are known."""

    def __init__(self) -> None:
        self.services: dict[str, Partnerflow] = {}

    def stamp(self, name: str) -> int | None:
        return 1 if name in ("acme", "beta") else None

    def open(self, name: str) -> Partnerflow:
        return self.services.setdefault(name, service_over(open_store("memory:")))

    def nobodys(self) -> Partnerflow:
        return self.open("")


@pytest.fixture(scope="module")
def registered() -> Registered:
    """Acme and beta."""
    return Registered()


@pytest.fixture(scope="module")
def client(registered: Registered) -> Iterator[Client]:
    """Somebody who asks a host of both."""
    with (
        closing(service_over(open_store("memory:"))) as main,
        closing(Hosting(create_app(main), registered, create_app, CountedChance())) as hosting,
    ):
        yield Client(hosting)


@pytest.fixture(scope="module")
def token(client: Client, registered: Registered) -> str:
    """The key of a program of acme."""
    client.get("/w/acme/v1/partnerships")
    return make_key(registered.services["acme"], "a program", ASSIGNED, expires=EXPIRES, by="test")[1]


def shown(answer: TestResponse, name: str) -> tuple[Any, ...]:
    """Everything that one sees of an answer, but for the name that was asked for and what is drawn for each request."""
    headers = [(header, value.replace(name, "NAME")) for header, value in answer.headers if header not in DRAWN]
    body = answer.get_data(as_text=True).replace(name, "NAME")
    return answer.status_code, headers, _TOKEN_OF_A_FORM.sub("TOKEN", body)


def with_key(client: Client, place: str, key: str) -> TestResponse:
    """What the partnerships of a workspace are for who has this key."""
    return client.get(f"{place}/v1/partnerships", headers={"Authorization": f"Bearer {key}", **SAME_ID})


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_a_stranger_is_told_the_same_of_a_workspace_that_is_there_and_of_one_that_is_not(
    client: Client, method: str, path: str
) -> None:
    # Names of one length: an answer that repeats its address is as long as that.
    there, not_there, no_name = (
        client.open(f"/w/{name}{path}", method=method, headers=SAME_ID) for name in ("acme", "nope", "A.b~")
    )

    assert shown(there, "acme") == shown(not_there, "nope") == shown(no_name, "A.b~")


def test_a_form_of_one_name_counts_under_no_other_whether_there_is_such_a_workspace_or_not(client: Client) -> None:
    page = client.get("/w/none/sign-in")
    (token,) = _TOKEN_OF_A_FORM.findall(page.text)
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    stranger = Client(client.application, use_cookies=False)

    there, not_there, own = (
        shown(
            stranger.post(
                f"/w/{name}/sign-in",
                data={"csrf_token": token, "name": "ina", "password": "a long password"},
                headers={"Cookie": cookie.replace("none", name), **SAME_ID},
            ),
            name,
        )
        for name in ("acme", "nope", "none")
    )

    assert there == not_there != own


def test_the_key_of_one_workspace_is_in_another_what_a_made_up_one_is(client: Client, token: str) -> None:
    own = with_key(client, "/w/acme", token)
    elsewhere, made_up, nowhere = (
        with_key(client, place, key) for place, key in (("/w/beta", token), ("/w/beta", MADE_UP), ("/w/nope", token))
    )

    assert own.status_code == 200
    assert elsewhere.status_code == with_key(client, "", token).status_code == 401
    assert shown(elsewhere, "beta") == shown(made_up, "beta") == shown(nowhere, "nope")


def test_every_address_in_an_answer_is_below_its_workspace(client: Client, token: str) -> None:
    answer = with_key(client, "/w/acme", token)
    led = client.get("/w/acme/")

    assert '"/w/acme/v1/partnerships"' in answer.get_data(as_text=True)
    assert led.headers["Location"].startswith("/w/acme/sign-in")
