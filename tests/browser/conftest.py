"""Debian's own browser; the sites that are only looked at, once for all tests; and pages that several tests look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import sites as places
from tests.browser.browsers import a_browser
from tests.browser.looking import Tab
from tests.browser.reading import Reading
from tests.browser.samples import Sample
from tests.browser.sites import Visited

Sites = Callable[[str], Visited]


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


@pytest.fixture(scope="session")
def sites(request: pytest.FixtureRequest) -> Sites:
    """The site of a sample, by its name; one that no test asks for is never started."""

    def site(name: str) -> Visited:
        visited: Visited = request.getfixturevalue(name)
        return visited

    return site


@pytest.fixture(scope="module")
def tab(request: pytest.FixtureRequest, browser: Browser, sites: Sites) -> Iterator[Tab]:
    """A sample, opened once for all tests of a module that look at it: each sets the screen as it needs it."""
    sample: Sample = request.param
    with Tab.opened(browser, sites(sample.store), sample) as tab:
        yield tab
