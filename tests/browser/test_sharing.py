"""Somebody opens a share link in a browser: with its script, which fills the form in, and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.browsers import leading, somebody
from tests.e2e.story import written
from tests.support.client import Client
from tests.support.named import KEY, PROCESS, told
from tests.support.server import Place, Server

WORDS = {"nl-BE": ("Code van de link", "Openen"), "en-GB": ("Code of the link", "Open")}
TITLE = "Een nota"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("sharing")
    server = Place(database=f"sqlite:///{folder}/store.sqlite", folder=folder).server()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def client(server: Server) -> Client:
    client = server.client()
    reply = client.import_lines(written(told()), process=PROCESS)
    assert reply.status < 300, reply.body
    return client


@pytest.fixture
def link(client: Client) -> Any:
    through = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    reply = client.post(f"/v1/partnerships/{KEY}/links", {"by": "LIN", "role": "funder", "through": through})
    assert reply.status == 201, reply.body
    return reply.json


@pytest.mark.parametrize("language", WORDS)
def test_the_link_fills_the_form_in_and_no_server_is_sent_it_in_an_address(
    language: str, browser: Browser, link: Any, server: Server
) -> None:
    field, button = WORDS[language]
    asked: list[tuple[str, str]] = []
    with somebody(browser, locale=language) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))

        page.goto(link["url"])
        expect(page.get_by_label(field)).to_have_value(link["token"])
        expect(page).to_have_url(re.compile("/share$"))
        with leading(page, "**/partnerships/*"):
            page.get_by_role("button", name=button, exact=True).press("Enter")

        assert page.get_by_role("heading", level=1).inner_text() == TITLE
        # What a browser shows it as is not what it sends: the part behind # stays with it.
        assert not any(link["token"] in url.partition("#")[0] or link["token"] in referer for url, referer in asked)
        assert link["token"] not in server.errors()
        assert link["token"] not in str(context.cookies())


@pytest.mark.parametrize("language", WORDS)
def test_without_scripts_the_code_is_typed_and_sent_by_keyboard(language: str, browser: Browser, link: Any) -> None:
    field, _ = WORDS[language]
    with somebody(browser, locale=language, java_script_enabled=False) as context:
        page = context.new_page()

        page.goto(link["url"])
        page.get_by_label(field).fill(link["token"])
        with leading(page, "**/partnerships/*"):
            page.keyboard.press("Enter")

        assert page.get_by_role("heading", level=1).inner_text() == TITLE
