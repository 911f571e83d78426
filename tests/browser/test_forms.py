"""Somebody fills forms in: what is wrong is said and nothing is lost, twice is once, and what came between is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.browsers import PATIENCE, leading
from tests.browser.sites import KEY, PLACES, Visited, told_by_one

FORM = f"/partnerships/{KEY}/tell/DialogueHeld?by=LIN"
BUTTON = "form.telling .actions button"
TOO_EARLY, DAY = "2019-01-07", "2026-01-12"
HARVEST = "Wij spraken af hoe wij elkaar aanspreken."
DOCUMENT = b"Wat er lag op tafel."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    with told_by_one(tmp_path_factory.mktemp("forms")) as visited:
        yield visited


@pytest.fixture(params=PLACES)
def page(request: pytest.FixtureRequest, browser: Browser, site: Visited) -> Iterator[Page]:
    """A tab of a coordinator, in each language."""
    with site.visitor(browser, "coordinator", request.param) as around:
        yield around.new_page()


def version(site: Visited) -> int:
    """How many facts the partnership has."""
    with site.site.inside() as service:
        found = service.streams.find("partnership", KEY)
        assert found is not None
        return found.head.version


def fill_in(page: Page, harvest: str = HARVEST, day: str = DAY) -> None:
    page.goto(FORM)
    page.locator("[name='data.harvest']").fill(harvest)
    page.locator("[name='occurredAt']").fill(day)


def send(page: Page) -> None:
    with leading(page):
        page.locator(BUTTON).click()


def test_what_is_wrong_is_said_on_top_with_a_way_to_the_field_and_nothing_typed_is_lost(
    page: Page, site: Visited
) -> None:
    before = version(site)

    fill_in(page, day=TOO_EARLY)
    send(page)
    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors a").first.click()
    expect(page.locator("[name='occurredAt']")).to_be_focused()
    kept = page.locator("[name='data.harvest']").input_value()
    marked = page.locator("[name='occurredAt']").get_attribute("aria-invalid")
    refused = version(site)
    page.locator("[name='occurredAt']").fill(DAY)
    send(page)

    assert (kept, marked) == (HARVEST, "true")
    assert refused == before
    assert page.locator("#told").is_visible()
    assert version(site) == before + 1


def test_who_presses_again_because_no_answer_came_records_once(page: Page, site: Visited) -> None:
    before = version(site)

    def lost(route: Route) -> None:
        route.fetch(max_redirects=0, timeout=PATIENCE)
        route.abort("aborted")

    fill_in(page, harvest="Tweemaal klikken.")
    page.route("**/tell/**", lost, times=1)
    with page.expect_event("requestfailed"):
        page.locator(BUTTON).click(no_wait_after=True)
    recorded = version(site)
    send(page)

    assert recorded == before + 1
    assert page.locator("#told").is_visible()
    assert version(site) == before + 1


def test_what_somebody_else_recorded_meanwhile_is_shown_and_one_button_goes_on(page: Page, site: Visited) -> None:
    before, other = version(site), page.context.new_page()

    fill_in(page, harvest="Het mijne.")
    fill_in(other, harvest="Het andere.")
    send(other)
    send(page)
    between = page.locator("#between a").count()
    kept, held = page.locator("[name='data.harvest']").input_value(), version(site)
    send(page)

    assert (between, kept, held) == (1, "Het mijne.", before + 1)
    assert page.locator("#told").is_visible()
    assert version(site) == before + 2


def test_a_document_goes_along_as_proof(page: Page, site: Visited) -> None:
    page.goto(f"/partnerships/{KEY}/tell/MandateGranted?by=LIN")
    held = page.locator("input[type=file]").first

    page.locator("details:has(input[type=file]) > summary").first.click()
    held.set_input_files({"name": "volmacht.txt", "mimeType": "text/plain", "buffer": DOCUMENT})
    send(page)

    # The rest is not filled in: what was sent stays all the same, known by what is in it.
    assert page.locator("#errors").is_visible()
    assert page.locator("[name$='.sha256']").first.input_value() != ""
