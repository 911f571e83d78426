"""Every page: it fits every screen, is in order, says all it says without a script, keeps nobody out, and keeps to itself.

A page is opened once for all of these.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.accessibility import COLOURS, EVERYTHING, violations
from tests.browser.looking import Tab
from tests.browser.samples import EVERY

NARROW = (320, 390, 640)
"""The narrowest screen that WCAG names, a phone, and a desk of 1280 at 200 %."""
WIDTHS = (1280, 390)
OWN_SCHEMES = ("data:", "blob:")

every_page = pytest.mark.parametrize("tab", EVERY, ids=str, indirect=True)


@every_page
def test_a_page_says_all_it_says_without_a_script(tab: Tab) -> None:
    assert tab.shown() - tab.sent() == set()


@every_page
def test_a_page_is_in_one_language_under_one_title_and_leaves_no_heading_out(tab: Tab) -> None:
    levels = tab.levels()

    assert tab.page.get_attribute("html", "lang") == "nl"
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


@every_page
def test_a_page_fits_the_narrowest_screen_a_phone_and_twice_the_size(tab: Tab) -> None:
    wider = {width: tab.wider_than(width) for width in NARROW}

    assert wider == {width: [] for width in NARROW}


@every_page
def test_nothing_on_a_page_keeps_anybody_out(tab: Tab) -> None:
    found: list[str] = []

    tab.page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {each}" for each in violations(tab.page, EVERYTHING)]
    tab.page.emulate_media(color_scheme="dark")
    found += [f"dark: {each}" for each in violations(tab.page, COLOURS)]

    assert found == [], "\n".join(found)


@every_page
def test_a_page_asks_nothing_of_anybody_else_and_no_browser_complains_of_it(tab: Tab) -> None:
    own = (f"{tab.url}/", *OWN_SCHEMES)
    # That an address has nothing is said in the console too, of pages that say so.
    unexpected = [each for each in tab.complaints if tab.sample.status == 200 or "Failed to load" not in each]

    assert tab.asked
    assert [url for url in tab.asked if not url.startswith(own)] == []
    assert unexpected == []
