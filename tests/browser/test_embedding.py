"""Another site shows the phase map: the one that was named does, in a frame and as an element, and any other does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from re import findall
from threading import Thread
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.story import written
from tests.support.named import KEY, PROCESS, told
from tests.support.server import Place, Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Site(BaseHTTPRequestHandler):
    """A site of somebody else, whose every page shows what was pasted into it."""

    def __init__(self, pasted: list[str], *args: object) -> None:
        self._pasted = pasted
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        body = f"<!doctype html><html lang=nl><title>Stad</title>{''.join(self._pasted)}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """It keeps no log."""


@pytest.fixture(scope="module")
def pasted() -> list[str]:
    return []


@pytest.fixture(scope="module")
def sites(pasted: list[str]) -> Iterator[tuple[str, str]]:
    """Two sites, of which the first one is named."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, pasted)) for _ in range(2)]
    for each in servers:
        Thread(target=each.serve_forever, daemon=True).start()
    named, other = (f"http://127.0.0.1:{each.server_address[1]}" for each in servers)
    yield named, other
    for each in servers:
        each.shutdown()
        each.server_close()


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory, sites: tuple[str, str], pasted: list[str]) -> Iterator[Server]:
    """A server with a partnership, whose embed for the first site is pasted into both."""
    folder = tmp_path_factory.mktemp("embedding")
    server = Place(database=f"sqlite:///{folder}/store.sqlite", folder=folder).server()
    client = server.client()
    assert client.import_lines(written(told()), process=PROCESS).status < 300
    through = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    form = {"by": "LIN", "label": "Stad", "hosts": sites[0], "shows": ["phase-map", "timeline"], "through": through}
    made = client.post(f"/partnerships/{KEY}/embeds", urlencode(form, doseq=True).encode(), FORM)
    assert made.status == 200, made.body
    code = findall(r'(?s)<textarea class="code"[^>]*>(.*?)</textarea>', made.body.decode())
    pasted += map(unescape, code)
    yield server
    server.stop()


def visited(browser: Browser, site: str) -> tuple[Page, list[str]]:
    """A site as somebody comes upon it, and what the browser refused there."""
    page, refused = browser.new_context(locale="nl-BE").new_page(), []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(site, wait_until="networkidle")
    return page, refused


def test_the_site_that_is_named_shows_the_map_and_the_timeline_in_frames(
    browser: Browser, sites: tuple[str, str]
) -> None:
    page, refused = visited(browser, sites[0])

    phase_map, timeline = (page.frame_locator("iframe").nth(place) for place in range(2))
    assert phase_map.get_by_role("heading", level=1).inner_text() == "Een nota"
    assert phase_map.locator("svg.phase-map").first.is_visible()
    # The style sheets count in a frame that may do nothing else.
    assert phase_map.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"
    assert timeline.get_by_role("heading", level=2).first.is_visible()
    assert refused == []
    page.context.close()


def test_the_element_draws_the_map_there_in_the_shadow(browser: Browser, sites: tuple[str, str]) -> None:
    page, _ = visited(browser, sites[0])

    image = page.locator("partnerflow-phase-map").get_by_role("img")
    image.wait_for()
    assert "Fasekaart" in (image.locator("title").text_content() or "")
    assert image.bounding_box()["width"] > 100  # type: ignore[index]
    assert (
        page.locator("partnerflow-phase-map").evaluate("it => it.shadowRoot.querySelectorAll('script, a').length") == 0
    )
    page.context.close()


def test_another_site_shows_neither(browser: Browser, sites: tuple[str, str]) -> None:
    page, refused = visited(browser, sites[1])

    assert page.locator("partnerflow-phase-map").get_by_role("img").count() == 0
    assert not any(frame.locator("svg").count() for frame in page.frames[1:])
    assert any("frame-ancestors" in each for each in refused)
    page.context.close()


def test_no_cookie_is_left_and_no_token_reaches_the_log(
    browser: Browser, sites: tuple[str, str], server: Server, pasted: list[str]
) -> None:
    page, _ = visited(browser, sites[0])

    assert page.context.cookies() == []
    token = pasted[0].partition("/embed/")[2].partition("/")[0]
    assert token.startswith("pf_embed_")
    assert token not in server.errors()
    page.context.close()
