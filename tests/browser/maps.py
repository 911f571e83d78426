"""Phase maps as pages show them: of courses of each kind, as text, as a picture without its words, and as places of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
_WORDLESS = ".phase-map text { visibility: hidden }"


def text_of(page: Page, course: str, shape: str, language: str) -> str:
    """The map as the server drew it, an element a line."""
    html = page.request.get(f"{COURSES[course]}&lang={language}").text()
    found = _MAP.findall(html)
    assert len(found) == len(SHAPES)
    return str(found[list(SHAPES).index(shape)]).replace("><", ">\n<") + "\n"


@contextmanager
def shown(browser: Browser, visited: Visited, course: str, shape: str, language: str, scheme: Any) -> Iterator[Page]:
    """The page with the map, on a screen that shows it in this shape."""
    size = {"width": SHAPES[shape][0], "height": 2400}
    # What is added to look closer the policy of the pages would forbid.
    around = {"viewport": size, "color_scheme": scheme, "bypass_csp": True, "reduced_motion": "reduce"}
    with visited.visitor(browser, "coordinator", language, **around) as context:
        page = context.new_page()
        page.goto(f"{COURSES[course]}&lang={language}")
        yield page


def silhouette(page: Page, shape: str) -> bytes:
    """The map without its words, which every system writes in letters of its own: a PNG."""
    page.add_style_tag(content=_WORDLESS)
    return page.locator(f"{SHAPES[shape][1]} .phase-map").screenshot(animations="disabled")
