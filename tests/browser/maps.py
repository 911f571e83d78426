"""Phase maps as pages show them: of courses of each kind, as text, as a picture without its words, and as places of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.sites import Visited

FOLDER = Path(__file__).parents[1] / "golden" / "phase-map"
COURSES: Mapping[str, str] = {
    "straight": "/partnerships/vast-verder?asOf=2022-10-31",
    "two-returns": "/partnerships/vast-verder?asOf=2025-10-15",
    "pause": "/partnerships/waterwijs?asOf=2022-05-30",
    "import": "/partnerships/dorpskracht?asOf=2020-10-04",
    "ending": "/partnerships/waterwijs?asOf=2023-12-31",
    "three-returns-and-ending": "/partnerships/dorpskracht?asOf=2023-06-30",
}
"""A page that shows each, on a day that stays."""
SHAPES: Mapping[str, tuple[int, str]] = {"wide": (1280, ".side-by-side"), "stacked": (390, ".stacked")}
"""The width of a screen that shows it, and where it stands in the page."""
_MAP = re.compile(r'<svg\b[^>]*\bclass="phase-map".*?</svg>', re.DOTALL)
# Every system writes words in letters of its own: neither they nor what stands around may move anything in the picture.
_ALONE = """
body { visibility: hidden }
%s .phase-map { visibility: visible; position: fixed; inset: 0 auto auto 0; margin: 0 }
.phase-map text { visibility: hidden }
"""
_WORDS = Path(__file__).with_name("words.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The page with the map of a course, open; in both shapes, of which the screen shows one."""

    page: Page
    course: str
    language: str
    html: str

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, visited: Visited, course: str, language: str) -> Iterator[Shown]:
        """The page, where what is added to look closer is let in, which the policy of the pages would forbid."""
        with visited.visitor(browser, "coordinator", language, bypass_csp=True, reduced_motion="reduce") as around:
            page = around.new_page()
            answer = page.goto(f"{COURSES[course]}&lang={language}")
            assert answer is not None
            yield cls(page=page, course=course, language=language, html=answer.text())

    def golden(self, shape: str) -> Path:
        """The text that this map had."""
        return FOLDER / f"{self.course}-{shape}-{self.language}.svg"

    def picture(self, shape: str) -> Path:
        """The picture that this map was."""
        return self.golden(shape).with_suffix(".png")

    def text(self, shape: str) -> str:
        """The map as the server drew it, an element a line."""
        found = _MAP.findall(self.html)
        assert len(found) == len(SHAPES)
        return str(found[list(SHAPES).index(shape)]).replace("><", ">\n<") + "\n"

    def silhouette(self, shape: str) -> bytes:
        """The map alone and without its words, in light: a PNG."""
        where = self._on_a_screen(shape, "light")
        return self.page.locator(f"{where} .phase-map").screenshot(animations="disabled", style=_ALONE % where)

    def words(self, shape: str, scheme: Any) -> list[dict[str, Any]]:
        """Each word of the map: where it stands, what it stands on, and both their colours."""
        where = self._on_a_screen(shape, scheme)
        words: list[dict[str, Any]] = self.page.evaluate(_WORDS.read_text("utf-8"), where)
        return words

    def _on_a_screen(self, shape: str, scheme: Any) -> str:
        width, where = SHAPES[shape]
        self.page.set_viewport_size({"width": width, "height": 2400})
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        return where
