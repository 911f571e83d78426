"""A page with the keyboard alone: its controls, and where Tab leads from its top."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.disabled && it.type !== "hidden" && it.tabIndex >= 0);
  const stops = all.filter(it => {
    if (it.type !== "radio") return true;
    const same = all.filter(other => other.type === "radio" && other.name === it.name && other.form === it.form);
    return it === (same.find(each => each.checked) || same[0]);
  });
  window.stops = stops;
  return stops.map(it => `${it.tagName} ${(it.textContent || it.name || it.id).trim().slice(0, 40)}`);
}"""
_WATCHING = """() => {
  window.led = [];
  document.addEventListener("focusin", ({target: it}) => {
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
    const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
    window.led.push({at: window.stops.indexOf(it), seen: drawn && inside});
  });
}"""
_FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""
_BEYOND, _WITHIN_A_DATE = 3, 3
"""How many steps further, and how many more a date takes: its month, its year and its calendar are stops after its day."""


def controls(page: Page) -> list[str]:
    """Each control that the keyboard has to reach, in the order of the page; of the radio buttons of a group one."""
    found: list[str] = page.evaluate(_CONTROLS)
    return found


def walk(page: Page, steps: int) -> list[dict[str, Any]]:
    """Press Tab from the top past so many controls: which one each led to, and whether its focus was seen."""
    dates = page.locator("input[type=date]:visible").count()
    # Where a page puts the focus itself, the walk begins at its top all the same.
    page.evaluate(_FROM_THE_TOP)
    page.evaluate(_WATCHING)
    for _ in range(steps + _BEYOND + _WITHIN_A_DATE * dates):
        page.keyboard.press("Tab")
    led: list[dict[str, Any]] = page.evaluate("window.led")
    return [each for each in led if each["at"] >= 0]
