"""Somebody filters a timeline where scripts run: only the facts change, and what stands around goes along."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.sites import KEY, PLACES, Visited

CHOSEN = re.compile(r"[?&]track=interaction\b")


@pytest.mark.parametrize("language", PLACES)
def test_the_facts_change_and_the_focus_the_address_and_the_other_language_go_along(
    language: str, told: Visited, browser: Browser
) -> None:
    with told.visitor(browser, "coordinator", language) as around:
        page = around.new_page()
        page.goto(f"/partnerships/{KEY}/timeline")
        page.evaluate("window.stayed = true")
        all_of_them = page.locator("#facts .count").inner_text()

        page.locator("#track").select_option("interaction")
        page.locator("#apply").press("Enter")

        expect(page.locator("#facts .count")).not_to_have_text(all_of_them)
        expect(page.locator("#apply")).to_be_focused()
        expect(page).to_have_url(CHOSEN)
        expect(page.locator("a.language")).to_have_attribute("href", CHOSEN)
        assert page.evaluate("window.stayed") is True
        swapped = page.locator("#facts").inner_text()
        page.reload()
        assert page.locator("#facts").inner_text() == swapped
