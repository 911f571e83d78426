"""The phase map of courses of each kind: the same as it was, legible in light and dark, and no word on top of another.

The page of a course is opened once for all of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.browser.maps import COURSES, SHAPES, Shown
from tests.browser.sites import PLACES, Visited

NOTICED, UNNOTICED_SHARE = 40, 0.002
"""How much a pixel may differ, and how many may differ more: edges are smoothed otherwise from one version to the next."""
AA = 4.5


@pytest.fixture(scope="module", params=[(course, language) for course in COURSES for language in PLACES], ids="-".join)
def shown(request: pytest.FixtureRequest, told: Visited, browser: Browser) -> Iterator[Shown]:
    course, language = request.param
    with Shown.opened(browser, told, course, language) as shown:
        yield shown


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


def cover(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two words lie on each other by more than the edge of a letter."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    # The box of a line of text is higher than its letters: lines that follow each other share that room.
    return across > 1 and down > 0.3 * min(one["bottom"] - one["top"], other["bottom"] - other["top"])


@pytest.mark.parametrize("shape", SHAPES)
def test_the_map_is_drawn_as_it_was(shown: Shown, shape: str) -> None:
    assert shown.text(shape) == shown.golden(shape).read_text("utf-8")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_map_looks_as_it_did(shown: Shown, shape: str) -> None:
    golden = Image.open(shown.picture(shape)).convert("RGB")

    seen = Image.open(BytesIO(shown.silhouette(shape))).convert("RGB")

    assert seen.size == golden.size
    differing = ImageChops.difference(seen, golden).convert("L").point(lambda value: 255 if value > NOTICED else 0)
    assert differing.histogram()[255] <= UNNOTICED_SHARE * seen.width * seen.height


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_has_its_own_place(shown: Shown, shape: str) -> None:
    words = shown.words(shape, "light")

    covered = [
        (one["text"], other["text"]) for at, one in enumerate(words) for other in words[:at] if cover(one, other)
    ]
    assert words
    assert covered == []
    assert [each["text"] for each in words if each["outside"]] == []
    assert [each["text"] for each in words if each["beyond"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_stands_out_from_its_ground(shown: Shown, shape: str, scheme: str) -> None:
    words = shown.words(shape, scheme)

    faint = [
        (each["text"], each["colour"], each["ground"])
        for each in words
        if contrast(each["colour"], each["ground"]) < AA
    ]
    assert words
    assert faint == []
