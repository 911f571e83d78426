"""Addresses made from patterns are to the letter those that Flask makes."""

from __future__ import annotations

from typing import Any

import pytest
from flask import url_for
from flask.testing import FlaskClient

from partnerflow_api.pages.ways import way_to

VALUES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("pages.partnerships", {}),
    ("pages.partnership", {"key": "vast-verder", "asOf": "2024-01-01", "lang": "nl"}),
    ("pages.fact", {"key": "vast-verder", "fact": "a b/ç?#&=%+~", "q": "één & twee/drie?#+ %"}),
    ("pages.tell_partnership", {"key": "x", "fact_type": "DialogueHeld", "deliverable.kind": "startnota", "present.0": "A"}),
    ("pages.changes", {"key": "x", "from": "v12,GR-1:3", "to": ""}),
    ("pages.static", {"filename": "vendor/htmx.min.js", "v": "1"}),
    ("pages.question_table_csv", {"key": "x", "number": "f1", "place": 2}),
)  # fmt: skip


@pytest.mark.parametrize(("endpoint", "values"), VALUES, ids=lambda each: str(each))
@pytest.mark.parametrize("mount", ["", "/w/een"])
def test_an_address_is_the_one_that_flask_makes(
    client: FlaskClient, mount: str, endpoint: str, values: dict[str, Any]
) -> None:
    with client.application.test_request_context("/", base_url=f"http://localhost{mount}"):
        made, expected = way_to(endpoint, values), url_for(endpoint, **values)
        anchored, expected_there = way_to(endpoint, values, "a b#ç"), url_for(endpoint, _anchor="a b#ç", **values)

    assert made == expected
    assert anchored == expected_there
