"""Debian's own Chromium, as a browser that a program drives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser that is on the PATH; nothing is downloaded.

    Raises:
        FileNotFoundError: there is none.
    """
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise FileNotFoundError(f"none of {', '.join(NAMES)} is on the PATH; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        # Whoever runs this may be root, for whom Chromium has no sandbox.
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()
