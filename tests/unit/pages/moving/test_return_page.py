"""Before a return is made: what becomes of each document, who signs again, who must hear of it, and what stays open."""

from __future__ import annotations

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.conftest import Visit
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE, decide

EXAMPLE = "/partnerships/vast-verder/moves/return"
PAUSE = "subjects.0.type=pause&subjects.0.reasonCode=elections"
DECIDED = {"data.reasons": "language", "data.repairAgenda.0.text": "Begrippen.", "data.targetOn": "2025-12-01"}


def part(page: Page, heading: str) -> str:
    """The text of the section under a heading."""
    id_ = next(found.attributes["id"] for found in page.all("h3") if found.text == heading)
    return " ".join(next(found.text for found in page.all("section", **{"aria-labelledby": id_})).split())


def test_first_the_reader_chooses_where_to(visit: Visit) -> None:
    page = visit(EXAMPLE)

    ways = [found.text for found in page.all("a", class_="button")]

    assert ways == ["Voorfase", "Verkennen", "Delen", "Overeenkomen", "Vormgeven"]
    assert page.link("Delen").startswith(f"{EXAMPLE}?lang=nl&to=sharing".split("?")[0])


def test_each_document_in_force_has_its_fate_and_what_it_comes_from(visit: Visit) -> None:
    page = visit(EXAMPLE, to="sharing")

    (table,) = page.all("table")
    rows = [" ".join(row.text.split()) for row in page.all("tr")][1:]

    assert "Intentieverklaring 2.0 te herbekijken, blijft gelden gebruikelijk bij een terugkeer naar deze fase" in rows
    assert "Afsprakennota 2.0 enkel lopende verplichtingen gebruikelijk bij een terugkeer naar deze fase" in rows
    assert len(rows) == 8
    assert page.problems() == []
    assert table.text


def test_it_tells_who_signs_again_who_must_hear_of_it_and_which_duties_run_on(visit: Visit) -> None:
    page = visit(EXAMPLE, to="sharing")

    again, told, duties = (
        part(page, heading)
        for heading in ("Wat opnieuw getekend of onderschreven wordt", "Wie het moet horen", "Wat blijft gelden")
    )

    assert "herbevestigt u het, dan moeten nog tekenen: Maatwerkbedrijf De Schakelhal." in again
    assert "De gedeelde ambitie komt opnieuw op tafel." in again
    assert told.endswith("Fonds Brugland moet dit horen binnen 10 dagen (subsidie GR-1).")
    assert "Het engagement van Stad Lindekerke blijft gelden. EN-LIN-1" in duties


def test_what_the_partners_choose_otherwise_is_called_their_choice(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")

    looked = agreeing.sends("look", **{"data.ambitionFate": "unchanged"})

    assert looked.status_code == 200
    assert "U laat de gedeelde ambitie staan" in looked.text


def test_while_nothing_is_decided_the_page_leads_to_the_decision(agreeing: Reader) -> None:
    page = Page(agreeing.opens(f"{HERE}/moves/return?to=sharing"))

    (step,) = (found.attributes["href"] for found in page.all("a", class_="button"))

    assert "Eerst beslissen de partners" in page.text()
    assert "/tell/ProposalTabled?" in step
    assert "subjects.0.type=return_phase&subjects.0.to=sharing" in step
    assert not page.all("button", value="make")


def test_a_return_is_made_as_it_was_shown(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")

    agreeing.sends("look", **DECIDED)
    made = agreeing.sends("make")

    assert made.status_code == 303
    page = Page(agreeing.opens(made.headers["Location"]))
    assert "Delen" in page.text()
    assert "Begrippen." in agreeing.opens(
        f"{HERE}/facts/{made.headers['Location'].removesuffix('#told').rpartition('=')[2]}"
    )


def test_what_is_missing_stands_beside_its_field_and_nothing_typed_is_lost(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")

    refused = agreeing.sends(
        "make", **{"data.explanation": "Wij verstonden elkaar niet.", "data.targetOn": "2025-12-01"}
    )

    page = Page(refused.text)
    assert "Wij verstonden elkaar niet." in refused.text
    assert page.all("a", href="#f-data-reasons")
    assert page.all("fieldset", class_="wrong")
    assert not page.all("input", name="previewHash")
    assert page.problems() == []


def test_what_changed_since_it_was_shown_is_told_before_it_is_made(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")
    agreeing.sends("look", **DECIDED)
    other = {"data.text": "Nog iets.", "data.method": "consent", "data.deadline": "2025-11-01"}

    Reader(agreeing.client).tells(f"{HERE}/tell/ProposalTabled?{PAUSE}", **other)
    refused = agreeing.sends("make")
    again = agreeing.sends("make")

    assert refused.status_code == 409
    assert "Intussen is er iets veranderd" in refused.text
    assert "P-02" in refused.text
    assert "Begrippen." in refused.text
    assert again.status_code == 303


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_in_both_languages(visit: Visit, language: str) -> None:
    page = visit(EXAMPLE, to="exploring", lang=language)

    assert page.problems() == []
    assert page.all("html", lang=language)


def test_the_first_look_says_beside_each_field_what_is_still_to_be_decided(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")

    looked = agreeing.sends("look")

    page = Page(looked.text)
    ways = (found.attributes.get("href", "") for found in page.all("a"))
    wrong = {way for way in ways if way.startswith("#f-")}
    assert looked.status_code == 200
    assert wrong == {"#f-data-reasons", "#f-data-repairAgenda", "#f-data-targetOn"}
    assert page.problems() == []


def test_what_was_recorded_on_the_way_is_said_on_the_page_of_the_move(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")

    page = Page(agreeing.opens(f"{HERE}/moves/return?to=sharing&told=proef-0009"))

    assert "Vastgelegd:" in page.text()
    assert "Besluit" in page.all("div", id="told")[0].text


def test_a_day_to_repair_by_that_is_past_is_said_at_the_first_look(agreeing: Reader) -> None:
    decide(agreeing, "subjects.0.type=return_phase&subjects.0.to=sharing")
    agreeing.opens(f"{HERE}/moves/return?to=sharing")

    late = agreeing.sends("look", **{**DECIDED, "data.targetOn": "2025-01-01"})
    mended = agreeing.sends("look", **{"data.targetOn": "2025-12-01"})

    page = Page(late.text)
    assert page.all("a", href="#f-data-targetOn")
    assert not page.all("button", value="make")
    assert Page(mended.text).all("button", value="make")
