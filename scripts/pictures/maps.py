"""The phase maps that tests compare with: written anew when they are to be drawn otherwise."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.maps import COURSES, FOLDER, SHAPES, Shown
from tests.browser.sites import PLACES, Visited


def write(browser: Browser, visited: Visited) -> None:
    """Each course in each shape: in every language: its SVG, and a picture without words."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for course in COURSES:
        for language in PLACES:
            with Shown.opened(browser, visited, course, language) as shown:
                for shape in SHAPES:
                    shown.golden(shape).write_text(shown.text(shape), "utf-8")
                    shown.picture(shape).write_bytes(shown.silhouette(shape))
