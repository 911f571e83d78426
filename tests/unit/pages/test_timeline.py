"""The timeline of the example: order, subjects, pages, marks, and the fact behind each line."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.unit.pages.conftest import Visit

PATH = "/partnerships/vast-verder"


def test_a_subject_in_the_address_filters_it_and_is_marked(visit: Visit) -> None:
    page = visit(PATH, subject="course")

    assert [found.text for found in page.all("a") if "aria-current" in found.attributes] == ["Verloop"]
    assert {found.text.strip() for found in page.all("span", class_="tag")} == {"Verloop"}


def test_it_goes_from_the_newest_fact_to_the_founding_page_by_page(visit: Visit) -> None:
    page, seen = visit(PATH), 0
    while len(found := [link for link in page.all("a") if link.text == "Oudere feiten"]):
        seen += len(page.all("li", class_="entry"))
        page = visit(PATH, before=parse_qs(urlsplit(found[0].attributes["href"]).query)["before"][0])

    assert seen + len(page.all("li", class_="entry")) == 478
    assert "Samenwerkingsverband gestart" in page.all("li", class_="entry")[-1].text


def test_a_move_tells_from_where_to_where(visit: Visit) -> None:
    moves = [" ".join(found.text.split()) for found in visit(PATH, subject="course").all("li", class_="move")]

    assert any("Vormgeven → Uitvoeren en vernieuwen" in move for move in moves)
    assert any("Uitvoeren en vernieuwen → Overeenkomen" in move and "Een partner vertrok" in move for move in moves)


def test_a_fact_known_late_is_marked_with_how_late(visit: Visit) -> None:
    entries = visit(PATH, subject="parties", asOf="2024-12-31").all("li", class_="entry")

    withdrawal = next(entry for entry in entries if "19 dagen later bekend" in entry.text)
    assert "Bedrijvenkring Tussenveld vzw" in withdrawal.text


def test_a_fact_not_yet_known_on_the_day_of_knowledge_stays_in_sight_and_is_marked(visit: Visit) -> None:
    entries = visit(PATH, subject="parties", asOf="2024-12-31", asKnownAt="2024-12-15").all("li", class_="entry")

    assert any("toen nog niet bekend" in entry.text and "Bedrijvenkring" in entry.text for entry in entries)


def test_nothing_later_than_the_day_asked_about_is_shown(visit: Visit) -> None:
    page = visit(PATH, asOf="2022-01-01")

    days = [heading for heading in page.all("h3") if heading.text.strip().endswith(("2023", "2024", "2025"))]
    assert page.all("li", class_="entry")
    assert days == []


def test_a_fact_has_a_page_with_its_json_and_its_neighbours(visit: Visit) -> None:
    page = visit(f"{PATH}/facts/vast-verder-0136")

    assert page.problems() == []
    assert page.text("h1") == "Teruggekeerd naar een eerdere fase"
    assert '"return": "RT-01"' in page.text("pre")
    assert page.link("Volgende feit").startswith(f"{PATH}/facts/")
    assert page.link("Terug naar de tijdlijn") == f"{PATH}?lang=nl#timeline"


def test_the_page_of_an_advance_shows_the_guards_it_rested_on(visit: Visit) -> None:
    page = visit(f"{PATH}/facts/vast-verder-0069")

    rows = {" ".join(found.text.split()) for found in page.all("tr")}
    assert any(row.startswith("G1.2 Met iedere partner") and "Afwijking" in row for row in rows)
    assert any(row.startswith("G1.1") and "Vervuld" in row for row in rows)
    assert visit(page.link("W-01").partition("?")[0]).text("h1") == "Gemotiveerde afwijking"


def test_a_text_that_was_erased_is_said_to_be_so(visit: Visit) -> None:
    erased = visit(PATH, subject="people").all("li", class_="entry")
    person = next(
        entry.text.split("gewist")[1].split()[0] for entry in erased if "Persoonsgegevens gewist" in entry.text
    )

    entries = visit(PATH, subject="people", before="120").all("li", class_="entry")

    assert any(
        person in entry.text and "De tekst is gewist, of is niet voor u te zien." in entry.text for entry in entries
    )
