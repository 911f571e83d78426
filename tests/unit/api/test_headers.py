"""Every answer of every address keeps browsers from doing harm with it, errors too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from partnerflow.application.service import Partnerflow
from partnerflow_api import create_app
from tests.support.admission import open_app
from tests.support.service import a_service

VALUES = {
    "key": "vast-verder",
    "fact": "vast-verder-0001",
    "name": "partnership",
    "level": "0",
    "place": "000",
    "filename": "pages.css",
}
LOOSE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "data:", "blob:", "*", "http:", "https:")
SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
STYLE = re.compile(r"<style|\sstyle\s*=", re.IGNORECASE)
# Files of the program, the same for everybody.
FILES = ("/docs", "/static", "/pages", "/verify", "/v1/openapi", "/v1/facts/schema")
# One file that works without this service: its scripts stand in it, and its policy names their hashes.
BY_HASH = "/verify"
# One that other sites load: the element that shows an embed.
FOR_OTHERS = {("GET", "/static/pages/embed.js"), ("HEAD", "/static/pages/embed.js")}


@pytest.fixture(scope="module")
def service() -> Iterator[Partnerflow]:
    with a_service(example=True) as opened:
        yield opened


def asked(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Every method at every address, with values where the address has parts."""
    for rule in client.application.url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: VALUES.get(part[1], "1"), rule.rule)
        for method in sorted(rule.methods or ()):
            yield method, address
    yield "GET", "/v1/nowhere"
    yield "GET", "/nowhere"
    yield "PUT", "/v1/partnerships"


@pytest.fixture(params=["known", "unknown"])
def client(service: Partnerflow, request: pytest.FixtureRequest) -> FlaskClient:
    """Somebody who may everything, and somebody whom nobody knows."""
    app = open_app(service) if request.param == "known" else create_app(service)
    return app.test_client()


def _whose(asked: tuple[str, str]) -> str:
    return "cross-origin" if asked in FOR_OTHERS else "same-origin"


def test_every_answer_is_protected(client: FlaskClient) -> None:
    for method, address in asked(client):
        answer = client.open(address, method=method, data={} if method == "POST" else None, buffered=True)
        told, where = answer.headers, f"{method} {address}: {answer.status_code}"

        policy = dict(part.strip().partition(" ")[::2] for part in told["Content-Security-Policy"].split(";") if part)
        assert told["X-Content-Type-Options"] == "nosniff", where
        assert told["Referrer-Policy"] == "no-referrer", where
        assert told["Strict-Transport-Security"].startswith("max-age="), where
        assert told["Cross-Origin-Opener-Policy"] == "same-origin", where
        assert told["Cross-Origin-Resource-Policy"] == _whose((method, address)), where
        assert policy["default-src"] == "'none'", where
        assert policy["frame-ancestors"] == "'none'", where
        assert told["X-Frame-Options"] == "DENY", where
        loose = {
            word for part, words in policy.items() for word in words.split() if word in LOOSE and part != "img-src"
        }
        assert not loose or address == BY_HASH, where
        assert answer.status_code < 500, where


def test_no_page_holds_a_script_or_a_style_of_its_own(client: FlaskClient) -> None:
    pages = 0
    for method, address in asked(client):
        answer = client.open(address, method=method, headers={"Accept": "text/html"}, buffered=True)
        if method != "GET" or answer.mimetype != "text/html" or address == BY_HASH:
            continue
        pages += 1
        assert SCRIPT.search(answer.text) is None, address
        assert STYLE.search(answer.text) is None, address
    assert pages > 1


def test_what_the_workspace_says_is_kept_by_no_cache(service: Partnerflow) -> None:
    client = open_app(service).test_client()

    kept = {
        address
        for method, address in asked(client)
        if method == "GET"
        and (answer := client.get(address, buffered=True)).status_code == 200
        and not {"no-store", "no-cache", "private"} & set(re.split(r",\s*", answer.headers.get("Cache-Control", "")))
    }

    assert kept
    assert all(address.startswith(FILES) for address in kept), kept
