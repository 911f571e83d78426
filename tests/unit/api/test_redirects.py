"""Who asks for a folder in a browser is led to the page."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("address", "there"),
    [("/docs/", "/docs"), ("/v1", "/docs"), ("/partnerships", "/"), ("/partnerships?lang=nl", "/?lang=nl")],
)
def test_a_browser_is_led_to_the_page(address: str, there: str, note: FlaskClient) -> None:
    response = note.get(address, headers=BROWSER)

    assert (response.status_code, response.headers["Location"]) == (308, there)
    assert note.get(there).status_code == 200


def test_a_mount_below_another_path_keeps_its_prefix(note: FlaskClient) -> None:
    response = note.get("/docs/", headers=BROWSER, environ_overrides={"SCRIPT_NAME": "/flow"})

    assert response.headers["Location"] == "/flow/docs"


@pytest.mark.parametrize("accept", ["*/*", "application/json"])
def test_a_program_that_has_lost_its_way_is_told_so(accept: str, note: FlaskClient) -> None:
    response = note.get("/v1", headers={"Accept": accept})

    assert (response.status_code, response.json["reason"]) == (404, "no_such_address")
