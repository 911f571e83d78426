"""Debian's own Chromium, as a browser that a program drives; and how long it is waited for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 90_000
"""Milliseconds until something is said not to come: a machine with much to do is no fault of a page."""


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser that is on the PATH; nothing is downloaded.

    Raises:
        FileNotFoundError: there is none.
    """
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise FileNotFoundError(f"none of {', '.join(NAMES)} is on the PATH; on Debian: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        # Whoever runs this may be root, for whom Chromium has no sandbox.
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"], timeout=PATIENCE)
        yield chromium
        chromium.close()


@contextmanager
def somebody(browser: Browser, **context: Any) -> Iterator[BrowserContext]:
    """Somebody with the browser to themselves: no cookie, nothing kept from who was there before."""
    around = browser.new_context(**context)
    around.set_default_timeout(PATIENCE)
    try:
        yield around
    finally:
        around.close()


@contextmanager
def leading(page: Page, url: str | re.Pattern[str] | None = None) -> Iterator[None]:
    """What is done inside leads to another page, or to this address: on leaving it is there, and loaded.

    Only what waits by itself (a locator that is filled in, clicked, or read as text) may look at a page before it is there.
    """
    with page.expect_navigation(url=url, wait_until="load"):
        yield
