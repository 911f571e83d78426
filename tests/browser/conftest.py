"""Debian's own browser; the sites that are only looked at, once for all tests; and the verifier's page opened from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import sites as places
from tests.browser.browsers import a_browser
from tests.browser.reading import Reading
from tests.browser.samples import Sample
from tests.browser.sites import Visited

Sites = Callable[[str], Visited]
Opened = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with a_browser() as chromium:
        yield chromium


@pytest.fixture
def reading(browser: Browser) -> Iterator[Reading]:
    """The page as a Dutch reader opens it."""
    with Reading.opened(browser, locale="nl-BE") as page:
        yield page


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    """The site with everything in it; nobody writes there."""
    with places.told(tmp_path_factory.mktemp("told")) as visited:
        yield visited


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    """The site with nothing in it; nobody writes there."""
    with places.empty(tmp_path_factory.mktemp("empty")) as visited:
        yield visited


@pytest.fixture
def sites(request: pytest.FixtureRequest) -> Sites:
    """The site of a sample, by its name; one that no test asks for is never started."""

    def site(name: str) -> Visited:
        visited: Visited = request.getfixturevalue(name)
        return visited

    return site


@pytest.fixture(scope="session")
def around() -> Iterator[dict[tuple[str, str, str], BrowserContext]]:
    """Browsers that stay open from one test to the next, by the site, who visits it and in which language."""
    with ExitStack() as open_ones:
        kept: dict[tuple[str, str, str], BrowserContext] = {}
        open_ones.callback(lambda: [each.close() for each in kept.values()])
        yield kept


@pytest.fixture
def opened(browser: Browser, sites: Sites, around: dict[tuple[str, str, str], BrowserContext]) -> Opened:
    """Open a sample as who sees it, perhaps after doing something with the empty tab; it must be answered as it says.

    Those who look in an ordinary browser share one; any other is made for the test.
    """

    @contextmanager
    def open_it(
        sample: Sample, language: str = "nl", before: Callable[[Page], None] | None = None, **context: Any
    ) -> Iterator[Page]:
        with ExitStack() as ends:
            visited, place = sites(sample.store), (sample.store, sample.who, language)
            if context:
                tabs = ends.enter_context(visited.visitor(browser, sample.who, language, **context))
            else:
                tabs = around.get(place) or around.setdefault(place, visited.browsing(browser, sample.who, language))
            page = tabs.new_page()
            ends.callback(page.close)
            if before is not None:
                before(page)
            answer = page.goto(sample.path)
            assert answer is not None
            assert answer.status == sample.status, page.locator("main").inner_text()
            yield page

    return open_it
