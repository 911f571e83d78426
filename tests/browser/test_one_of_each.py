"""One page of each kind: with the keyboard alone it is all there, and the other language is one step away.

A page is opened once for both.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.browser.browsers import leading
from tests.browser.keyboard import controls, walk
from tests.browser.looking import Tab
from tests.browser.samples import ONE_OF_EACH

one_of_each = pytest.mark.parametrize("tab", ONE_OF_EACH, ids=str, indirect=True)


@one_of_each
def test_every_control_is_reached_in_order_and_seen_when_it_is(tab: Tab) -> None:
    all_of_them = controls(tab.page)

    led = walk(tab.page, len(all_of_them))

    reached = [each["at"] for each in led]
    assert [all_of_them[number] for number in range(len(all_of_them)) if number not in reached] == []
    assert reached[: len(all_of_them)] == sorted(reached[: len(all_of_them)])
    assert [all_of_them[each["at"]] for each in led if not each["seen"]] == []


@one_of_each
def test_the_other_language_is_one_step_away_and_keeps_the_page(tab: Tab) -> None:
    page = tab.page
    here, read = urlsplit(page.url), page.locator("main").inner_text()

    with leading(page):
        page.get_by_role("link", name="English", exact=True).click()

    there, translated = urlsplit(page.url), page.locator("main").inner_text()
    assert page.get_attribute("html", "lang") == "en"
    assert here.path == there.path
    assert dict(parse_qsl(there.query)) == {**dict(parse_qsl(here.query)), "lang": "en"}
    assert translated != read
