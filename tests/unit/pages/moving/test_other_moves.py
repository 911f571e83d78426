"""Pausing, resuming and ending: what stops, what runs on, and what was not decided yet is not told as if it were."""

from __future__ import annotations

from tests.support.filling_in import Form, Reader
from tests.unit.pages.conftest import Visit
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE, decide

EXAMPLE = "/partnerships/vast-verder/moves"
RETURNING = {"data.reasons": "language", "data.repairAgenda.0.text": "Begrippen.", "data.targetOn": "2025-12-01"}


def test_a_pause_tells_what_it_stops_and_not_yet_until_when(visit: Visit) -> None:
    page = visit(f"{EXAMPLE}/pause")

    text = page.text()

    assert "De klok van Uitvoeren en vernieuwen, voor de 2e keer staat stil." in text
    assert "U verwacht te hervatten op" not in text
    assert page.problems() == []


def test_a_partnership_is_paused_as_shown_and_resumed_again(agreeing: Reader) -> None:
    agreeing.opens(f"{HERE}/moves/pause")

    looked = agreeing.sends("look", **{"data.reasonCode": "elections", "data.expectedResumeOn": "2026-01-15"})
    paused = agreeing.sends("make")
    agreeing.opens(f"{HERE}/moves/resume")
    resumed = agreeing.sends("make")

    assert "U verwacht te hervatten op 15 januari 2026." in looked.text
    assert (paused.status_code, resumed.status_code) == (303, 303)


def test_an_end_tells_what_it_does_not_settle(visit: Visit) -> None:
    page = visit(f"{EXAMPLE}/end")

    headings = [found.text for found in page.all("h3")]

    assert {"Wie het moet horen", "Wat blijft gelden", "Wat van kracht is en blijft"} <= set(headings)
    assert page.problems() == []


def test_there_is_no_renewal_before_one_was_opened(visit: Visit) -> None:
    page = visit(f"{EXAMPLE}/renew", asKnownAt="")

    assert "Er is geen vernieuwing geopend." in page.text()
    assert not page.all("button", value="make")


def test_a_move_that_does_not_exist_is_not_found(agreeing: Reader) -> None:
    response = agreeing.client.get(f"{HERE}/moves/jump", headers={"Accept": "text/html"})

    assert response.status_code == 404
    assert Page(response.text).problems() == []


def test_a_move_is_told_in_the_name_that_the_reader_last_spoke_in_for_the_record(agreeing: Reader) -> None:
    agreeing.tells(f"{HERE}/tell/DialogueHeld", by="CCC", **{"data.present": ["AAA", "BBB"]})

    agreeing.opens(f"{HERE}/moves/pause")

    assert dict(Form(agreeing.page).standing)["by"] == "CCC"


def test_closing_a_return_does_not_say_that_all_is_repaired(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")
    agreeing.sends("look", **RETURNING)
    agreeing.sends("make")

    text = Page(agreeing.opens(f"{HERE}/moves/advance")).text()

    assert "Dit sluit terugkeer RT-01" in text
    assert "kijk daar na of alles hersteld is" in text
