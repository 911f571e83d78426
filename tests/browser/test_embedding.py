"""Another site shows the phase map: the one that was named does, in a frame and as an element, and any other does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from re import findall
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import somebody
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


@contextmanager
def visited(browser: Browser, site: str, **having: Any) -> Iterator[tuple[Page, list[str]]]:
    """A site as somebody comes upon it, with its frames loaded, and what the browser refused there."""
    refused: list[str] = []
    with somebody(browser, locale="nl-BE", **having) as around:
        page = around.new_page()
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.goto(site)
        # The element asks by itself, and may still wait when the frames have come: then it shows the map or what stands in it.
        page.locator("partnerflow-phase-map").locator("svg, slot").first.wait_for(state="attached")
        yield page, refused


def test_the_site_that_is_named_shows_the_map_and_the_timeline_in_frames(
    browser: Browser, sites: tuple[str, str]
) -> None:
    with visited(browser, sites[0]) as (page, refused):
        phase_map, timeline = (page.frame_locator("iframe").nth(place) for place in range(2))
        expect(phase_map.get_by_role("heading", level=1)).to_have_text("Een nota")
        expect(phase_map.locator("svg.phase-map").first).to_be_visible()
        # The style sheets count in a frame that may do nothing else.
        expect(phase_map.locator("body")).to_have_css("margin-top", "0px")
        expect(timeline.get_by_role("heading", level=2).first).to_be_visible()
        assert refused == []


def test_the_element_draws_the_map_there_in_the_shadow(browser: Browser, sites: tuple[str, str]) -> None:
    with visited(browser, sites[0]) as (page, _):
        element = page.locator("partnerflow-phase-map")
        image = element.get_by_role("img")
        expect(image.locator("title")).to_contain_text("Fasekaart")
        assert image.bounding_box()["width"] > 100  # type: ignore[index]
        assert element.evaluate("it => it.shadowRoot.querySelectorAll('script, a').length") == 0


def test_the_element_is_as_light_as_the_site_around_it_and_is_scrolled_on_a_phone(
    browser: Browser, sites: tuple[str, str]
) -> None:
    with visited(browser, sites[0], color_scheme="dark", viewport={"width": 390, "height": 800}) as (page, _):
        element = page.locator("partnerflow-phase-map")
        # Dark ink, as the site says nothing of a dark scheme.
        expect(element.locator(".fill-ink").first).to_have_css("fill", "rgb(27, 36, 45)")
        around = element.get_by_role("region", name="Fasekaart")
        assert around.evaluate("it => [it.tabIndex, it.scrollWidth > it.clientWidth]") == [0, True]


def test_another_site_shows_neither(browser: Browser, sites: tuple[str, str]) -> None:
    with visited(browser, sites[1]) as (page, refused):
        expect(page.locator("partnerflow-phase-map slot")).to_be_attached()
        assert page.locator("partnerflow-phase-map").get_by_role("img").count() == 0
        assert len(page.frames) == 3
        assert [frame.locator("svg").count() for frame in page.frames[1:]] == [0, 0]
        assert sum("frame-ancestors" in each for each in refused) == 2


def test_no_cookie_is_left_and_no_token_reaches_the_log(
    browser: Browser, sites: tuple[str, str], server: Server, pasted: list[str]
) -> None:
    token = pasted[0].partition("/embed/")[2].partition("/")[0]

    with visited(browser, sites[0]) as (page, _):
        assert page.context.cookies() == []

    assert token.startswith("pf_embed_")
    assert token not in server.errors()
