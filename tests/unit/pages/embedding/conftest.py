"""A coordinator who embeds, and a browser of nobody in particular that is shown it."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.unit.api.sharing.conftest import Caller, browser, clock, coordinator, having, service
from tests.unit.pages.markup import Page

__all__ = ["browser", "clock", "coordinator", "having", "service"]
PLACE = "/partnerships/nota/embeds"
HOST = "https://www.stad.example"
USUAL = {"by": "LIN", "label": "Site van de stad", "hosts": HOST, "through": "2027-03-31"}


def asked(caller: Caller, path: str = PLACE, **form: Any) -> Any:
    """The form filled in and sent."""
    told = {**USUAL, "shows": ["phase-map", "timeline"], **form}
    return caller.client.post(path, data=told, headers={"Authorization": f"Bearer {caller.token}"})


def snippets_of(response: Any) -> list[str]:
    """The code that it gives to copy."""
    return [unescape(each.text) for each in Page(response.text).all("textarea", class_="code")]


@pytest.fixture
def token(coordinator: Caller) -> str:
    """The token of an embed on `HOST`, through March."""
    response = asked(coordinator)
    assert response.status_code == 200, response.text
    return snippets_of(response)[0].partition("/embed/")[2].partition("/")[0]


@pytest.fixture
def show(browser: FlaskClient, token: str) -> Any:
    """Ask for what it shows."""
    return lambda what="phase-map", **more: browser.get(f"/embed/{token}/{what}", **more)
