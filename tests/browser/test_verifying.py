"""A funder opens a bundle on the verifier's page and reads what holds of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from tests.browser.reading import Reading, file_of, vector

COLOURS = {
    "01-green": "Groen: alles klopt",
    "02-yellow-nothing-of-your-own": "Geel: het klopt, maar op het woord van de beheerder",
    "30-red-not-a-beginning": "Rood: dit klopt niet",
    "12-red-after-the-end": "Rood: dit klopt niet",
}
CHECKS = {
    "complete": "Volledig",
    "unaltered": "Ongewijzigd sinds uw checkpoint",
    "witnessed": "Getuigd",
    "lawful": "Volgens het proces",
}
OUTCOMES = {"yes": "✓ Ja", "no": "✗ Nee", "unknown": "? Niet aangetoond"}


@pytest.mark.parametrize("name", COLOURS)
def test_the_verdict_and_the_four_things_are_told_to_who_does_not_see_them(name: str, reading: Reading) -> None:
    known = vector(name)
    reading.hold(**known)

    tree = reading.verify(known["bundle"])

    assert f'heading "{COLOURS[name]}" [level=2]' in tree
    for member, title in CHECKS.items():
        assert f'heading "{title} {OUTCOMES[known["verdict"][member]["outcome"]]}" [level=3]' in tree
    assert f'status: "Nagekeken: bundle.json. {COLOURS[name]}."' in tree


@pytest.mark.parametrize("name", COLOURS)
def test_nothing_goes_over_the_network(name: str, reading: Reading) -> None:
    known = vector(name)
    reading.hold(**known)

    reading.verify(known["bundle"])

    assert {url.split(":")[0] for url in reading.asked} <= {"file", "blob"}
    assert reading.complaints == []


def test_the_history_stands_there_with_what_was_erased_and_what_was_not_handed_over(reading: Reading) -> None:
    tree = reading.verify(vector("60-green-withheld")["bundle"])

    assert 'rowheader "1"' in tree
    assert "Samenwerkingsverband gestart" in tree
    assert "[… gewist]" in tree
    assert "[… niet gekregen]" in tree


def test_a_fact_that_was_not_allowed_is_marked_in_the_history(reading: Reading) -> None:
    tree = reading.verify(vector("74-red-unlawful-pin")["bundle"])

    assert "Mocht niet: het proces waarnaar het verwijst, zit niet zo in de bundel" in tree


def test_the_law_and_what_the_host_declared_are_told_of_a_green_history_too(reading: Reading) -> None:
    known = vector("50-green-recovered")
    (pin, *_), (loss, handover) = known["verdict"]["processes"], known["verdict"]["statements"]
    reading.hold(**known)

    tree = reading.verify(known["bundle"])

    assert f"Volgens {pin['process']} (sha256 {pin['fingerprint'][:8]}…), vanaf feit 1." in tree
    assert f"van de {loss['lost']} posten van {loss['origin']} bleven alleen de eerste {loss['kept']} over" in tree
    assert f"Reden: {loss['reason']}" in tree
    assert handover["new"] in tree


def test_no_history_is_shown_of_what_is_not_complete(reading: Reading) -> None:
    tree = reading.verify(vector("23-red-fact-altered")["bundle"])

    assert "De geschiedenis zelf" not in tree


def test_all_of_it_goes_by_keyboard_alone(reading: Reading) -> None:
    known, keyboard = vector("01-green"), reading.page.keyboard
    reading.page.get_by_role("button", name="English").focus()

    keyboard.press("Tab")
    chosen = reading.page.evaluate("document.activeElement.id")
    with reading.page.expect_file_chooser() as chooser:
        keyboard.press("Space")
    chooser.value.set_files([file_of(known["bundle"])])
    yellow = reading.verdict()
    reading.page.locator("#bundle").focus()
    for key in ("Tab", "Enter", "Tab"):
        keyboard.press(key)
    keyboard.insert_text(known["keys"][0])
    keyboard.press("Tab")
    keyboard.insert_text(known["since"])
    for _ in range(2):
        keyboard.press("Tab")
    keyboard.insert_text(known["witnesses"][0])
    keyboard.press("Tab")
    keyboard.press("Enter")
    reading.page.get_by_role("heading", name="Groen").wait_for()

    assert chosen == "bundle"
    assert "Geel" in yellow
    assert reading.page.evaluate("document.activeElement.id") == "verdict"


def test_both_signed_statements_are_saved_as_evidence_of_a_rewritten_history(reading: Reading) -> None:
    known = vector("30-red-not-a-beginning")
    reading.hold(**known)
    reading.verify(known["bundle"])

    evidence = json.loads(reading.saved("Bewaar de ondertekende verklaringen"))

    assert evidence["earlier"].strip() == known["since"].strip()
    assert evidence["later"] == json.loads(known["bundle"])["checkpoint"]
    assert evidence["verdict"] == known["verdict"]


def test_the_checkpoint_that_is_saved_is_the_signed_note(reading: Reading) -> None:
    known = vector("02-yellow-nothing-of-your-own")
    reading.verify(known["bundle"])

    assert reading.saved("Bewaar het checkpoint") == json.loads(known["bundle"])["checkpoint"]


def test_a_key_that_cannot_be_read_is_said_before_anything_is_judged(reading: Reading) -> None:
    known = vector("01-green")
    reading.hold(keys=["partnerflow.test+00000000+AAAA"], since=None, witnesses=[])

    reading.page.set_input_files("#bundle", file_of(known["bundle"]))
    reading.page.get_by_text("Deze sleutel is niet leesbaar").wait_for()

    assert reading.page.locator("#verdict").count() == 0


def test_the_page_speaks_the_language_of_the_browser_and_changes_it_at_once(browser: Browser) -> None:
    with Reading.opened(browser, locale="en-GB") as reading:
        english = reading.verify(vector("02-yellow-nothing-of-your-own")["bundle"])
        reading.page.get_by_role("button", name="Nederlands").click()

        assert 'heading "Yellow: it holds, on the host’s word" [level=2]' in english
        assert COLOURS["02-yellow-nothing-of-your-own"] in reading.verdict()
        assert reading.page.get_attribute("html", "lang") == "nl"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (640, "dark"), (320, "light")])
def test_nothing_is_wider_than_a_narrow_screen(width: int, scheme: str, browser: Browser) -> None:
    with Reading.opened(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as reading:
        reading.verify(vector("60-green-withheld")["bundle"])

        assert reading.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_page_says_what_else_verifies(browser: Browser) -> None:
    with Reading.opened(browser, java_script_enabled=False) as reading:
        said = reading.page.locator("body").inner_text()

        assert "staat in uw browser uit" in said
        assert "partnerflow_verify.py" in said
