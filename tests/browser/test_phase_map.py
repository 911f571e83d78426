"""The phase map of courses of each kind: the same as it was, legible in light and dark, and no word on top of another."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.browser.maps import COURSES, FOLDER, SHAPES, shown, silhouette, text_of
from tests.browser.sites import Visited

LANGUAGES = ("nl", "en")
NOTICED, UNNOTICED_SHARE = 40, 0.002
"""How much a pixel may differ, and how many may differ more: edges are smoothed otherwise from one version to the next."""
AA = 4.5
WORDS = """where => {
  const map = document.querySelector(where + " .phase-map"), frame = map.getBoundingClientRect();
  const numbers = colour => {
    const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const ground = it => {
    for (let at = it; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const boxes = [...map.querySelectorAll("rect, circle")].filter(it => !it.closest("defs"));
  return [...map.querySelectorAll("text")].filter(it => it.textContent.trim()).map(it => {
    const {left, right, top, bottom} = it.getBoundingClientRect();
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const around = boxes.map(box => [box, box.getBoundingClientRect()]).filter(([box, at]) =>
      box.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING && getComputedStyle(box).fill !== "none"
      && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom);
    const [under, place] = around.at(-1) || [];
    return {
      text: it.textContent, left, right, top, bottom,
      outside: left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1,
      beyond: Boolean(place) && (left < place.left - 1 || right > place.right + 1),
      colour: numbers(getComputedStyle(it).fill),
      ground: under ? numbers(getComputedStyle(under).fill) : ground(map),
    };
  });
}"""


def luminance(colour: list[int]) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def words_of(page: Page, shape: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(WORDS, SHAPES[shape][1])
    return found


def cover(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two words lie on each other by more than the edge of a letter."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    # The box of a line of text is higher than its letters: lines that follow each other share that room.
    return across > 1 and down > 0.3 * min(one["bottom"] - one["top"], other["bottom"] - other["top"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("course", COURSES)
def test_the_map_is_drawn_as_it_was(course: str, shape: str, language: str, told: Visited, browser: Browser) -> None:
    with shown(browser, told, course, shape, language, "light") as page:
        drawn = text_of(page, course, shape, language)

    assert drawn == FOLDER.joinpath(f"{course}-{shape}-{language}.svg").read_text("utf-8")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("course", COURSES)
def test_the_map_looks_as_it_did(course: str, shape: str, told: Visited, browser: Browser) -> None:
    golden = Image.open(FOLDER / f"{course}-{shape}.png").convert("RGB")

    with shown(browser, told, course, shape, "nl", "light") as page:
        seen = Image.open(BytesIO(silhouette(page, shape))).convert("RGB")

    assert seen.size == golden.size
    differing = ImageChops.difference(seen, golden).convert("L").point(lambda value: 255 if value > NOTICED else 0)
    assert differing.histogram()[255] <= UNNOTICED_SHARE * seen.width * seen.height


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("course", COURSES)
def test_every_word_has_its_own_place(course: str, shape: str, language: str, told: Visited, browser: Browser) -> None:
    with shown(browser, told, course, shape, language, "light") as page:
        words = words_of(page, shape)

    covered = [
        (one["text"], other["text"]) for at, one in enumerate(words) for other in words[:at] if cover(one, other)
    ]
    assert words
    assert covered == []
    assert [each["text"] for each in words if each["outside"]] == []
    assert [each["text"] for each in words if each["beyond"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("course", COURSES)
def test_every_word_stands_out_from_its_ground(
    course: str, shape: str, scheme: str, told: Visited, browser: Browser
) -> None:
    with shown(browser, told, course, shape, "nl", scheme) as page:
        words = words_of(page, shape)

    faint = [
        (each["text"], each["colour"], each["ground"])
        for each in words
        if contrast(each["colour"], each["ground"]) < AA
    ]
    assert words
    assert faint == []
