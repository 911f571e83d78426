"""A reader at the verifier's page: what is on it for who sees it and who does not, and what it asked of the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Page

from tests.browser.browsers import somebody
from tests.support.bundle_vectors import FOLDER
from tests.support.javascript import PAGE


def vector(name: str) -> Any:
    """The vector of this name: a bundle, what its reader holds, and the verdict."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def file_of(bundle: str) -> FilePayload:
    """A bundle as a file that somebody chooses."""
    return {"name": "bundle.json", "mimeType": "application/json", "buffer": bundle.encode()}


class Reading:
    """One visit to the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        # Who waits for a choice only once the page is used may come too late: the browser answers by itself until then.
        page.on("filechooser", lambda _: None)

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, **context: Any) -> Iterator[Reading]:
        """The page, opened from its file in a browser of its own."""
        with somebody(browser, **context) as around:
            reading = cls(around.new_page())
            reading.page.goto(PAGE.as_uri())
            yield reading

    def hold(self, **held: Any) -> None:
        """Fill in what the reader has already: keys, an earlier checkpoint, witnesses."""
        self.page.locator("summary").first.click()
        self.page.fill("#keys", "\n".join(held["keys"]))
        self.page.fill("#since", held["since"] or "")
        self.page.fill("#witnesses", "\n".join(held["witnesses"]))

    def verify(self, bundle: str) -> str:
        """Choose this bundle, and wait for its verdict: the accessibility tree of the page with it."""
        self.page.set_input_files("#bundle", file_of(bundle))
        return self.verdict()

    def verdict(self) -> str:
        """The accessibility tree, once there is a verdict, and the history where one is told."""
        self.page.locator("#verdict").wait_for()
        # Its heading comes with the verdict; its rows come after, from the worker that keeps the facts.
        if self.page.locator("#history").count():
            self.page.locator("[aria-labelledby=history] table").wait_for()
        return self.page.locator("main").aria_snapshot()

    def saved(self, button: str) -> str:
        """What the button of this name saves."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=button).click()
        return Path(download.value.path()).read_text("utf-8")
