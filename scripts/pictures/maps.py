"""The phase maps that tests compare with: written anew when they are to be drawn otherwise."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.maps import COURSES, FOLDER, SHAPES, shown, silhouette, text_of
from tests.browser.sites import PLACES, Visited


def write(browser: Browser, visited: Visited, folder: Path = FOLDER) -> None:
    """Each course in each shape: its SVG in every language, and a picture without words."""
    folder.mkdir(parents=True, exist_ok=True)
    for course in COURSES:
        for shape in SHAPES:
            with shown(browser, visited, course, shape, "nl", "light") as page:
                for language in PLACES:
                    drawn = text_of(page, course, shape, language)
                    folder.joinpath(f"{course}-{shape}-{language}.svg").write_text(drawn, "utf-8")
                folder.joinpath(f"{course}-{shape}.png").write_bytes(silhouette(page, shape))
