"""What is looked up before a session or a difficult step: the sheet, where images differ, a departure."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of
from tests.unit.pages.markup import Page
from tests.unit.pages.work.conftest import KEY, Opened, opened_on
from tests.unit.pages.work.people import reader


def opened(client: FlaskClient, place: str, **query: str) -> Page:
    response = client.get(f"{KEY}/{place}", query_string={"lang": "nl", **query})
    assert response.status_code == 200, response.text
    page = Page(response.text)
    assert page.problems() == []
    return page


def links(page: Page) -> list[str]:
    return [link.attributes.get("href", "") for link in page.all("a")]


def test_the_work_leads_to_what_changed_since_the_last_session(on: Opened) -> None:
    page = opened(on("2023-05-20"), "work")

    assert "Wat er veranderde sinds de sessie van 6 april 2023" in page.text()
    assert f"{KEY}/changes?lang=nl&from=2023-04-06" in links(page)
    assert f"{KEY}/moves/return?lang=nl" in links(page)


def test_the_deadlines_are_a_file_that_a_calendar_can_open(on: Opened) -> None:
    client = on("2023-05-20")

    there = next(link for link in links(opened(client, "work")) if link.endswith("deadlines.ics?lang=nl"))

    assert client.get(there).data.startswith(b"BEGIN:VCALENDAR")


def test_the_sheet_says_whom_to_seat_and_why(on: Opened) -> None:
    text = opened(on("2023-05-20"), "session").text()

    assert "moet nog antwoorden op een voorstel" in text
    assert "heeft een bezwaar" in text
    assert "Aanwezig:" in text


def test_where_the_images_differ_each_is_named_with_its_own(on: Opened) -> None:
    text = opened(on("2022-10-13"), "session").text()

    assert "Het woord “eigen plek”" in text
    assert "voorrang bij toewijzing" in text


@pytest.mark.parametrize("role", ["observer", "coordinator"])
def test_a_departure_shows_what_the_party_carries(on: Opened, role: str) -> None:
    page = opened(
        on("2024-08-01", reader(role, "*" if role == "coordinator" else None)), "departure", organisation="WRK"
    )

    assert "Nu tellen 7 partners mee. Daarna zijn het er 6." in page.text()
    assert "Eerste job (PF2)" in page.text()


def test_who_is_no_party_does_not_leave(on: Opened) -> None:
    assert on("2024-08-01").get(f"{KEY}/departure?organisation=XXX").status_code == 404


def test_before_anything_happened_each_page_teaches_what_comes(on: Opened) -> None:
    with opened_on("2021-01-06", lines_of(an_organisation("AAA"), a_partnership("proef"))) as client:
        for place in ("session", "departure", "work"):
            answer = client.get(f"/partnerships/proef/{place}?lang=nl")
            assert answer.status_code == 200, answer.text
            assert Page(answer.text).problems() == []
