"""The list of pages holds every page that the app has."""

from __future__ import annotations

from tests.browser.samples import FILES, NO_PAGES, SAMPLES
from tests.support.admission import open_app
from tests.support.service import a_service

OTHERS = ("/v1", "/docs", "/health")
"""Routes of programs and of their documentation."""


def pages() -> set[str]:
    """Every route that answers a reader with a page."""
    with a_service() as service:
        rules = list(open_app(service).url_map.iter_rules())
    read = {rule.rule for rule in rules if "GET" in (rule.methods or ())}
    return {rule for rule in read if not rule.startswith(OTHERS) and not rule.endswith(FILES)}


def test_every_route_of_a_page_is_looked_at_or_says_why_not() -> None:
    assert pages() - {*SAMPLES, *NO_PAGES} == set()


def test_no_route_is_named_that_is_not_there() -> None:
    assert {*SAMPLES, *NO_PAGES} - pages() == set()
