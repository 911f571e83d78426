"""axe, which looks at a page by the rules of WCAG 2.2 AA."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING: dict[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"]}
COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can be otherwise in the dark, where nothing but the colours is."""


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, each with the place where it does."""
    if not page.evaluate("'axe' in window"):
        # The policy of the pages lets no script in but their own; the tools of a developer are not bound by it.
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE_SCRIPT})
    found: list[dict[str, Any]] = page.evaluate("rules => axe.run(rules).then(({violations}) => violations)", rules)
    return [f"{each['id']}: {node['target']} {node['html'][:160]}" for each in found for node in each["nodes"]]
