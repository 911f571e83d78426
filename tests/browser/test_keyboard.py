"""With the keyboard alone: every control of a page is reached in turn, its focus is seen, and nothing holds it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.samples import ONE_OF_EACH, Sample

CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.disabled && it.type !== "hidden" && it.tabIndex >= 0);
  const group = it => it.type === "radio" && it.name ? it.form + it.name : null;
  const stops = all.filter((it, at) => {
    if (it.type !== "radio") return true;
    const same = all.filter(other => other.type === "radio" && other.name === it.name && other.form === it.form);
    return it === (same.find(each => each.checked) || same[0]);
  });
  window.stops = stops;
  return stops.map(it => `${it.tagName} ${(it.textContent || it.name || it.id).trim().slice(0, 40)}`);
}"""
WATCHING = """() => {
  window.led = [];
  document.addEventListener("focusin", ({target: it}) => {
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
    const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
    window.led.push({at: window.stops.indexOf(it), seen: drawn && inside});
  });
}"""
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""
_BEYOND = 3


def walk(page: Page, steps: int) -> list[dict[str, Any]]:
    """Press Tab so many times, and tell where that led."""
    page.evaluate(WATCHING)
    for _ in range(steps):
        page.keyboard.press("Tab")
    led: list[dict[str, Any]] = page.evaluate("window.led")
    return [each for each in led if each["at"] >= 0]


@pytest.mark.parametrize("sample", ONE_OF_EACH, ids=str)
def test_every_control_is_reached_in_order_and_seen_when_it_is(sample: Sample, opened: Opened) -> None:
    with opened(sample) as page:
        # Where a page puts the focus itself, the walk begins at its top all the same.
        page.evaluate(FROM_THE_TOP)
        controls = page.evaluate(CONTROLS)
        led = walk(page, len(controls) + _BEYOND)

    reached = [each["at"] for each in led]
    assert [controls[number] for number in range(len(controls)) if number not in reached] == []
    assert reached[: len(controls)] == sorted(reached[: len(controls)])
    assert [controls[each["at"]] for each in led if not each["seen"]] == []
