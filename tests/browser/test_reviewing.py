"""A funder who has nothing but a share link finds the answers by following what can be seen, in Dutch and in English."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from partnerflow.application.sharing.request import ShareRequest
from tests.browser.browsers import leading
from tests.browser.sites import KEY, PLACES, Visited

WORDS = {"nl": ("Openen", "Vragen van de financier"), "en": ("Open", "Funder’s questions")}
ANSWERS = {
    "F1": ("129", "175", "58", "140", "102", "406"),
    "F2": ("RT-01", "D-03", "RT-02", "D-09", "2024"),
    "F5": ("2.0", "T3", "M-LIN-4", "M-WON-2"),
    "F6": ("26", "27", "M-BRZ-1"),
    "F8": ("M-SOC-1", "36.000|36,000", "40.000|40,000"),
    "F19": ("C0", "C1", "C2", "C3", "RV|31"),
    "F30": ("EP-1", "278", "EP-2", "447"),
}
"""What stands in each answer about the example, in whatever language."""


@pytest.fixture
def link(told: Visited) -> str:
    with told.site.inside() as service:
        expires = service.clock.now() + timedelta(days=5)
        shared = service.share(ShareRequest(key=KEY, by="LIN", role="funder", expires=expires), principal="test")
    return f"{told.url}/share#{shared.token}"


def come_in(page: Page, link: str, language: str) -> None:
    page.goto(link)
    with leading(page, "**/partnerships/*"):
        page.get_by_role("button", name=WORDS[language][0], exact=True).click()


@pytest.mark.parametrize("language", PLACES)
def test_the_answers_are_two_steps_away_and_lead_to_the_facts_behind_them(
    language: str, told: Visited, browser: Browser, link: str
) -> None:
    missing = {}
    with told.visitor(browser, "nobody", language) as around:
        page = around.new_page()
        come_in(page, link, language)
        for number, expected in ANSWERS.items():
            with leading(page):
                page.get_by_role("link", name=WORDS[language][1], exact=True).click()
            with leading(page, re.compile(rf"#{number.lower()}$")):
                page.get_by_role("link", name=re.compile(rf"^{number}\b")).first.click()
            answer = page.locator(f"section[aria-labelledby={number.lower()}]").inner_text()
            missing[number] = [each for each in expected if not re.search(each, answer)]
        with leading(page, "**/facts/*"):
            page.locator("main a[href*='/facts/']").last.click()
        fact = page.get_by_role("heading", level=1).inner_text()

    assert missing == {number: [] for number in ANSWERS}
    assert fact


@pytest.mark.parametrize("language", PLACES)
def test_whoever_only_looks_is_offered_nothing_to_record(
    language: str, told: Visited, browser: Browser, link: str
) -> None:
    with told.visitor(browser, "nobody", language) as around:
        page = around.new_page()
        come_in(page, link, language)
        offered = page.locator("a[href*='/tell/'], a[href*='/moves/'], a[href$='/new']").count()
        refused = page.goto(f"/partnerships/{KEY}/tell/DialogueHeld")

    assert offered == 0
    assert refused is not None
    assert refused.status == 403
