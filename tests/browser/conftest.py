"""Debian's own browser, and the verifier's page in it as a funder opens it: from a file, with nothing else around."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.reading import Reading

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that is on the PATH; nothing is downloaded."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise FileNotFoundError(f"none of {', '.join(NAMES)} is on the PATH; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        # Whoever runs the tests may be root, for whom Chromium has no sandbox.
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def reading(browser: Browser) -> Iterator[Reading]:
    """The page as a Dutch reader opens it."""
    with Reading.opened(browser, locale="nl-BE") as page:
        yield page
