"""Taking the pictures of a page: wide and narrow, light and dark, as small as they can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.samples import Sample
from tests.browser.sites import Visited

WIDTHS = {"desktop": 1280, "phone": 390}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_LOWEST, _HIGHEST = 640, {"desktop": 1500, "phone": 1700}
"""A page is shown from its top: what is longer is a list that goes on."""
_QUALITY = 55


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file, the page's title, and what is in the file."""

    name: str
    title: str
    content: bytes


def name_of(sample: Sample) -> str:
    """What a page's pictures are called, after its address and who sees it."""
    path = re.sub(r"[^a-zA-Z0-9]+", "-", sample.path).strip("-").lower() or "list"
    return "-".join([path, *([sample.who] if sample.who != "coordinator" else []), *_apart(sample)])


def pictures(browser: Browser, visited: Visited, sample: Sample) -> Iterator[Picture]:
    """Every picture of one page."""
    with visited.visitor(browser, sample.who, reduced_motion="reduce") as around:
        page = around.new_page()
        page.goto(sample.path)
        title = page.title().partition(" · ")[0]
        for size, width in WIDTHS.items():
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                content = _taken(page, width, _HIGHEST[size])
                yield Picture(name=f"{name_of(sample)}-{size}-{scheme}.webp", title=title, content=content)


def _apart(sample: Sample) -> list[str]:
    return [sample.store] if sample.store != "told" else []


def _taken(page: Page, width: int, highest: int) -> bytes:
    page.set_viewport_size({"width": width, "height": _LOWEST})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(_LOWEST, min(height, highest))})
    image = Image.open(BytesIO(page.screenshot()))
    written = BytesIO()
    image.convert("RGB").save(written, "WEBP", quality=_QUALITY, method=6)
    return written.getvalue()
