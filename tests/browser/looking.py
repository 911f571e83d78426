"""A page that is looked at: whether it fits, what it asks of the network, in which order it stands, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape

from playwright.sync_api import Browser, Page

from tests.browser.samples import Sample
from tests.browser.sites import Visited

_WIDER = """width => {
  const scrolls = it => it && it !== document.body && (getComputedStyle(it).overflowX !== "visible" || scrolls(it.parentElement));
  return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
    .filter(it => it.getBoundingClientRect().right > width + 1 && !scrolls(it.parentElement))
    .map(it => `${it.tagName}.${it.getAttribute("class")} ${it.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""
_LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(it => it.checkVisibility() || it.closest("details")).map(it => Number(it.tagName[1]))"""
_MAIN, _TAG = re.compile(r"<main\b.*</main>", re.DOTALL), re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A sample in a browser of its own, loaded; what it was sent, what it asked of the network, and what the browser said."""

    page: Page
    sample: Sample
    url: str
    html: str
    asked: list[str]
    complaints: list[str]

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, visited: Visited, sample: Sample) -> Iterator[Tab]:
        """The sample as who sees it, answered as it says."""
        with visited.visitor(browser, sample.who, reduced_motion="reduce") as around:
            page = around.new_page()
            asked: list[str] = []
            complaints: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
            answer = page.goto(sample.path)
            assert answer is not None
            assert answer.status == sample.status, page.locator("main").inner_text()
            html = answer.text()
            yield cls(page=page, sample=sample, url=visited.url, html=html, asked=asked, complaints=complaints)

    def wider_than(self, width: int) -> list[str]:
        """What does not fit on a screen of this width, and is not in a part that scrolls by itself."""
        self.page.set_viewport_size({"width": width, "height": 800})
        wider: list[str] = self.page.evaluate(_WIDER, width)
        return wider

    def levels(self) -> list[int]:
        """The levels of the headings, from the top."""
        levels: list[int] = self.page.evaluate(_LEVELS)
        return levels

    def shown(self) -> set[str]:
        """The words of the page as a reader has them."""
        return _words(self.page.locator("main").inner_text())

    def sent(self) -> set[str]:
        """The words of the page as the server sent it, before any script."""
        found = _MAIN.search(self.html)
        assert found is not None
        return _words(unescape(_TAG.sub("", found[0]))) | _words(unescape(_TAG.sub(" ", found[0])))


def _words(text: str) -> set[str]:
    # Letters may be shown otherwise than they are sent, as a heading in capitals.
    return set(re.findall(r"\w+", text.lower()))
