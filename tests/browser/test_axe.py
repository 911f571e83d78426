"""axe looks at every page, in light and in dark, on a desk and in a hand, and finds nothing at WCAG 2.2 AA."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.samples import EVERY, Sample

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING: dict[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"]}
COLOURS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can be otherwise in the dark, where nothing but the colours is."""
WIDTHS = (1280, 390)


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, each with the place where it does."""
    found: list[dict[str, Any]] = Axe().run(page, options=rules).response["violations"]
    return [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("sample", EVERY, ids=str)
def test_nothing_on_a_page_keeps_anybody_out(sample: Sample, opened: Opened) -> None:
    found: list[str] = []

    # axe is a script of ours in their page, which the policy of the pages forbids: only here that is set aside.
    with opened(sample, bypass_csp=True, reduced_motion="reduce") as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{width}: {each}" for each in violations(page, EVERYTHING)]
        page.emulate_media(color_scheme="dark")
        found += [f"dark: {each}" for each in violations(page, COLOURS)]

    assert found == [], "\n".join(found)
