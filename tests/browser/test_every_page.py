"""Every page: it fits every screen, asks nothing of anybody else, is in order, and says all it says without a script."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, Sites
from tests.browser.samples import EVERY, ONE_OF_EACH, Sample

NARROW = (320, 390, 640)
"""The narrowest screen that WCAG names, a phone, and a desk of 1280 at 200 %."""
WIDER = """width => {
  const scrolls = it => it && it !== document.body && (getComputedStyle(it).overflowX !== "visible" || scrolls(it.parentElement));
  return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
    .filter(it => it.getBoundingClientRect().right > width + 1 && !scrolls(it.parentElement))
    .map(it => `${it.tagName}.${it.getAttribute("class")} ${it.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""
LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(it => it.checkVisibility() || it.closest("details")).map(it => Number(it.tagName[1]))"""
OWN_SCHEMES = ("data:", "blob:")
_MAIN, _TAG = re.compile(r"<main\b.*</main>", re.DOTALL), re.compile(r"<[^>]*>")


class Watched:
    """What a tab asked of the network, and what the browser said of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, page: Page) -> None:
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))


def sent(page: Page, path: str) -> set[str]:
    """The words of a page as the server sent it, before any script."""
    html = page.request.get(path, headers={"Accept": "text/html"}).text()
    found = _MAIN.search(html)
    assert found is not None
    return words_of(unescape(_TAG.sub("", found[0]))) | words_of(unescape(_TAG.sub(" ", found[0])))


def words_of(text: str) -> set[str]:
    """The words in a text; letters may be shown otherwise than they are sent, as a heading in capitals."""
    return set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("sample", EVERY, ids=str)
def test_a_page_fits_keeps_to_itself_and_needs_no_script(sample: Sample, opened: Opened, sites: Sites) -> None:
    watched, wider = Watched(), {}

    with opened(sample, before=watched) as page:
        page.wait_for_load_state("networkidle")
        language, levels = page.get_attribute("html", "lang"), page.evaluate(LEVELS)
        shown, before = words_of(page.locator("main").inner_text()), sent(page, sample.path)
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 800})
            wider[width] = page.evaluate(WIDER, width)

    own = (f"{sites(sample.store).url}/", *OWN_SCHEMES)
    # That an address has nothing is said in the console too, of pages that say so.
    unexpected = [each for each in watched.complaints if sample.status == 200 or "Failed to load" not in each]
    assert [url for url in watched.asked if not url.startswith(own)] == []
    assert unexpected == []
    assert wider == {width: [] for width in NARROW}
    assert (language, levels[0], levels.count(1)) == ("nl", 1, 1)
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []
    assert shown - before == set()


@pytest.mark.parametrize("sample", ONE_OF_EACH, ids=str)
def test_the_other_language_is_one_step_away_and_keeps_the_page(sample: Sample, opened: Opened) -> None:
    with opened(sample) as page:
        here, read = urlsplit(page.url), page.locator("main").inner_text()
        page.get_by_role("link", name="English", exact=True).click()
        page.wait_for_load_state()
        there, now = urlsplit(page.url), page.get_attribute("html", "lang")
        translated = page.locator("main").inner_text()

    assert now == "en"
    assert here.path == there.path
    assert dict(parse_qsl(there.query)) == {**dict(parse_qsl(here.query)), "lang": "en"}
    assert translated != read
