"""`partnerflow portfolio`, `partnerflow calendar` and `partnerflow projections`."""

from __future__ import annotations

import json

import pytest
from icalendar import Calendar

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.cli import exits
from tests.support.shared import shared
from tests.unit.cli.conftest import Run


@pytest.fixture
def told(run: Run) -> Run:
    """The command line over a store with the example in it."""
    assert run("import", shared("facts/vast-verder.facts.jsonl")).code == exits.OK
    return run


def test_a_question_about_all_partnerships_is_answered_up_to_the_last_fact(told: Run) -> None:
    ran = told("portfolio", "ask", "returns", "--json")

    answered = json.loads(ran.out)
    assert (answered["answer"]["returned"], answered["position"]) == (1, 525)


def test_a_list_tells_where_the_next_rows_are(told: Run) -> None:
    first = told("portfolio", "ask", "deadlines", "--param", "within=36600", "--page-size", "2", "--json")
    place = json.loads(first.out)["next"]

    second = told(
        "portfolio", "ask", "deadlines", "--param", "within=36600", "--page-size", "2", "--json", "--after", place
    )

    one, other = json.loads(first.out)["answer"], json.loads(second.out)["answer"]
    assert len(one) == len(other) == 2
    assert one[-1]["on"] <= other[0]["on"]
    assert one != other


def test_every_question_is_listed(run: Run) -> None:
    ran = run("portfolio", "ask", "--list")

    assert [line.split()[0] for line in ran.out.splitlines()] == [item.path for item in PORTFOLIO_QUESTIONS.values()]


def test_a_question_that_is_nearly_there_is_named(run: Run) -> None:
    ran = run("portfolio", "ask", "deadlinez")

    assert ran.code == exits.USAGE
    assert "deadlines?" in ran.err


def test_a_calendar_is_written_of_one_or_of_all(told: Run) -> None:
    one = Calendar.from_ical(told("calendar", "vast-verder", "--language", "nl").out)
    everybody = Calendar.from_ical(told("calendar", "--within", "36600").out)

    assert len(one.walk("VEVENT")) >= len(everybody.walk("VEVENT")) > 0
    assert any("Mandaat loopt af" in str(event["summary"]) for event in one.walk("VEVENT"))


def test_read_models_are_made_anew_and_say_how_far_they_are(told: Run) -> None:
    rebuilt = told("projections", "rebuild")
    status = json.loads(told("projections", "status", "--json").out)

    assert rebuilt.code == exits.OK
    assert status["position"] == 525
    assert status["projections"] == [
        {"projection": name, "position": 525, "lag": 0, "rebuilding": None, "passedOver": {}}
        for name in ("summaries", "portfolio")
    ]


def test_one_read_model_is_made_anew_alone(told: Run) -> None:
    ran = told("projections", "rebuild", "portfolio")

    assert ran.out.strip() == "portfolio is made anew, up to 525."
    assert "portfolio: at 525, 0 behind" in told("projections", "status").out


def test_a_read_model_that_is_not_there_is_told(run: Run) -> None:
    ran = run("projections", "rebuild", "figures")

    assert ran.code == exits.USAGE
    assert "summaries, portfolio" in ran.err
