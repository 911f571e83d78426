"""What an address asks that cannot be is refused, and what is still to come is said."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit

HERE = "/partnerships/vast-verder"


@pytest.mark.parametrize("path", ["", "/timeline", "/questions"])
def test_a_day_to_come_is_said_to_be_one(path: str, visit: Visit) -> None:
    assert "1 januari 2099 moet nog komen" in visit(f"{HERE}{path}", asOf="2099-01-01").text()
    assert "moet nog komen" not in visit(f"{HERE}{path}", asOf="2025-10-16").text()


def test_a_theme_that_there_is_not_is_refused(client: FlaskClient) -> None:
    response = client.get(f"{HERE}/questions", query_string={"theme": "zzz", "lang": "en"})

    assert response.status_code == 400
    assert "there is no theme zzz" in response.text


def test_the_timeline_says_where_the_facts_of_the_grants_are(visit: Visit) -> None:
    page = visit(f"{HERE}/timeline")

    assert "Ze zijn feiten van de subsidie zelf: GR-1 (" in page.text()
    assert page.link("GR-1") == "/grants/GR-1?lang=nl"


def test_what_changed_stands_below_the_tabs(visit: Visit) -> None:
    page = visit(f"{HERE}/changes", **{"from": "2025-01-01"})

    assert page.link("Tijdlijn") == f"{HERE}/timeline?lang=nl"
