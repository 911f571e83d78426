"""What stands around every page: its stylesheets and scripts, the ways to other pages, the colours the reader chose.

Lives here: assets with an address that changes with their content, tabs, the switch between light and dark, the theme.
Never here: what a page tells. May import: flask, the desk. Door: `asset`, `places`, `tabs`, `chosen_scheme`, `theme_address`,
`tour_note`, `frozen_note`,
`day_ahead`, `register`. Tests: tests/unit/pages/shell/.
"""

from __future__ import annotations

from flask import Blueprint

from partnerflow_api.pages.shell import scheme, theme
from partnerflow_api.pages.shell.ahead import day_ahead
from partnerflow_api.pages.shell.assets import asset
from partnerflow_api.pages.shell.frozen import frozen_note
from partnerflow_api.pages.shell.navigation import places, tabs
from partnerflow_api.pages.shell.scheme import SCHEMES, chosen_scheme
from partnerflow_api.pages.shell.theme import theme_address
from partnerflow_api.pages.shell.tour import tour_note

__all__ = [
    "SCHEMES",
    "asset",
    "chosen_scheme",
    "day_ahead",
    "frozen_note",
    "places",
    "register",
    "tabs",
    "theme_address",
    "tour_note",
]


def register(pages: Blueprint) -> None:
    """`/scheme` and `/theme.css`."""
    scheme.register(pages)
    theme.register(pages)
