"""Deadlines as calendars: read back by a program that knows the standard."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Event

ONE = "/v1/partnerships/vast-verder/deadlines.ics"
ALL = "/v1/portfolio/deadlines.ics"


def events(client: FlaskClient, address: str, **headers: str) -> list[Event]:
    """The events of a calendar."""
    response = client.get(address, headers=headers)
    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    calendar = Calendar.from_ical(response.data)
    assert calendar["version"] == "2.0"
    return list(calendar.walk("VEVENT"))


def test_each_deadline_is_an_event_of_a_day_stamped_with_the_day_its_fact_was_known(example: FlaskClient) -> None:
    found = {str(event["summary"]): event for event in events(example, ONE)}

    event = found["Grant period ends: GR-1, LIN"]
    assert event.decoded("dtstart") == date(2026, 6, 30)
    assert event.decoded("dtstamp") == datetime(2023, 3, 17, tzinfo=UTC)
    assert [str(category) for category in event["categories"].cats] == ["grant_ends"]


def test_no_two_events_have_one_identity(example: FlaskClient) -> None:
    found = events(example, ONE)

    assert len({str(event["uid"]) for event in found}) == len(found) > 10


def test_a_deadline_is_the_same_event_in_both_calendars(example: FlaskClient) -> None:
    one = {str(event["uid"]): event.decoded("dtstart") for event in events(example, ONE)}
    everybody = {str(event["uid"]): event.decoded("dtstart") for event in events(example, ALL)}

    assert everybody
    assert everybody.items() <= one.items()


@pytest.mark.parametrize(
    ("address", "language", "summary"),
    [
        (f"{ALL}?kind=grant_ends", "nl", "Vast Verder: Subsidieperiode eindigt: GR-1, LIN"),
        (f"{ALL}?kind=grant_ends", "en", "Vast Verder: Grant period ends: GR-1, LIN"),
        (f"{ALL}?kind=grant_ends&lang=nl", "en", "Vast Verder: Subsidieperiode eindigt: GR-1, LIN"),
    ],
)
def test_the_reader_chooses_the_language(example: FlaskClient, address: str, language: str, summary: str) -> None:
    found = events(example, address, **{"Accept-Language": language})

    assert [str(event["summary"]) for event in found] == [summary]


def test_the_same_facts_make_the_same_calendar(example: FlaskClient) -> None:
    first = example.get(ONE)

    again = example.get(ONE, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert example.get(f"{ONE}?lang=nl").headers["ETag"] != first.headers["ETag"]


def test_a_calendar_of_all_ends_where_it_holds_the_most(example: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [event.decoded("dtstart") for event in events(example, f"{ALL}?within=3650")]

    monkeypatch.setattr("partnerflow.application.calendar.MOST_EVENTS", 2)
    monkeypatch.setattr("partnerflow.application.calendar._PAGE", 1)
    first = [event.decoded("dtstart") for event in events(example, f"{ALL}?within=3650")]

    assert len(whole) > 2
    assert first == whole[:2]


def test_lines_are_folded_and_end_as_the_standard_says(example: FlaskClient) -> None:
    lines = example.get(ONE).data.split(b"\r\n")

    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)


def test_there_is_no_calendar_of_a_partnership_that_is_not_there(example: FlaskClient) -> None:
    assert example.get("/v1/partnerships/nergens/deadlines.ics").status_code == 404
