"""The timeline of the example: order, subjects, pages, marks, and the fact behind each line."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page

PATH = "/partnerships/vast-verder"
TIMELINE = f"{PATH}/timeline"


def test_a_subject_in_the_address_filters_it_and_is_chosen(visit: Visit) -> None:
    page = visit(TIMELINE, subject="course")

    assert page.problems() == []
    assert [found.text for found in page.all("option") if "selected" in found.attributes] == ["Verloop"]
    assert {found.text.strip() for found in page.all("span", class_="tag")} == {"Verloop"}


def test_it_goes_from_the_newest_fact_to_the_founding_page_by_page(visit: Visit) -> None:
    page, seen = visit(TIMELINE), 0
    while len(found := [link for link in page.all("a") if link.text == "Oudere feiten"]):
        seen += len(page.all("li", class_="entry"))
        page = visit(TIMELINE, before=parse_qs(urlsplit(found[0].attributes["href"]).query)["before"][0])

    assert seen + len(page.all("li", class_="entry")) == 478
    assert "Samenwerkingsverband gestart" in page.all("li", class_="entry")[-1].text


def test_a_move_tells_from_where_to_where(visit: Visit) -> None:
    moves = [" ".join(found.text.split()) for found in visit(TIMELINE, subject="course").all("li", class_="move")]

    assert any("Vormgeven → Uitvoeren en vernieuwen" in move for move in moves)
    assert any("Uitvoeren en vernieuwen → Overeenkomen" in move and "Een partner vertrok" in move for move in moves)


def test_a_fact_known_late_is_marked_with_how_late(visit: Visit) -> None:
    entries = visit(TIMELINE, subject="parties", asOf="2024-12-31").all("li", class_="entry")

    withdrawal = next(entry for entry in entries if "19 dagen later bekend" in entry.text)
    assert "Bedrijvenkring Tussenveld vzw" in withdrawal.text


def test_a_fact_not_yet_known_on_the_day_of_knowledge_stays_in_sight_and_is_marked(visit: Visit) -> None:
    entries = visit(TIMELINE, subject="parties", asOf="2024-12-31", asKnownAt="2024-12-15").all("li", class_="entry")

    assert any("toen nog niet bekend" in entry.text and "Bedrijvenkring" in entry.text for entry in entries)


def test_nothing_later_than_the_day_asked_about_is_shown(visit: Visit) -> None:
    page = visit(TIMELINE, asOf="2022-01-01")

    days = [heading for heading in page.all("h3") if heading.text.strip().endswith(("2023", "2024", "2025"))]
    assert page.all("li", class_="entry")
    assert days == []


def test_a_fact_has_a_page_with_its_json_and_its_neighbours(visit: Visit) -> None:
    page = visit(f"{PATH}/facts/vast-verder-0136")

    assert page.problems() == []
    assert page.text("h1") == "Teruggekeerd naar een eerdere fase"
    assert '"return": "RT-01"' in page.text("pre")
    assert page.link("Volgende feit").startswith(f"{PATH}/facts/")
    assert page.link("Terug naar de tijdlijn") == f"{TIMELINE}?lang=nl"


def test_the_page_of_an_advance_shows_the_guards_it_rested_on(visit: Visit) -> None:
    page = visit(f"{PATH}/facts/vast-verder-0069")

    rows = {" ".join(found.text.split()) for found in page.all("tr")}
    assert any(row.startswith("G1.2 Met iedere partner") and "Afwijking" in row for row in rows)
    assert any(row.startswith("G1.1") and "Vervuld" in row for row in rows)
    assert visit(page.link("W-01").partition("?")[0]).text("h1") == "Gemotiveerde afwijking"


def test_a_text_that_was_erased_is_said_to_be_so(visit: Visit) -> None:
    erased = visit(TIMELINE, subject="people").all("li", class_="entry")
    person = next(
        entry.text.split("gewist")[1].split()[0] for entry in erased if "Persoonsgegevens gewist" in entry.text
    )

    entries = visit(TIMELINE, subject="people", before="120").all("li", class_="entry")

    assert any(person in entry.text and "De tekst is gewist." in entry.text for entry in entries)


def test_the_tracks_part_what_the_partners_find_out_from_how_they_deal_with_each_other(visit: Visit) -> None:
    content, interaction = (
        {found.text.strip() for found in visit(TIMELINE, track=track).all("span", class_="tag")}
        for track in ("content", "interaction")
    )

    assert "Documenten" not in interaction
    assert "Partijen" not in content
    assert "Verloop" in content & interaction


def test_an_organisation_has_what_it_told_and_where_it_is_named(visit: Visit) -> None:
    all_of_them, of_one = visit(TIMELINE), visit(TIMELINE, organisation="SOC")

    assert "478 feiten" in all_of_them.text()
    assert " van 478 feiten" in of_one.text()
    assert any("door Maatwerkbedrijf De Schakelhal" in found.text for found in of_one.all("li", class_="entry"))


def test_days_and_what_is_odd_about_a_fact_narrow_it_down(visit: Visit) -> None:
    within = visit(TIMELINE, since="2022-03-01", until="2022-03-31").all("time")
    late = visit(TIMELINE, marked="late").all("li", class_="entry")

    assert {found.attributes["datetime"][:7] for found in within} == {"2022-03"}
    assert all("later bekend" in found.text for found in late)


def test_what_was_put_right_stands_with_the_fact_that_did_it() -> None:
    data = {
        "corrects": "proef-0001",
        "pointer": "/data/region",
        "old": "Nergens",
        "new": "Overal",
        "reason": "Tikfout.",
    }
    envelope = {"id": "proef-0002", "fact": "RecordCorrected", "stream": "partnership", "key": "proef", "by": "AAA"}
    correction = {**envelope, "occurredAt": "2021-01-06", "data": data}
    with serving(lines_of(an_organisation("AAA"), a_partnership("proef"), correction)) as client:
        page = Page(client.get("/partnerships/proef/timeline?lang=nl&marked=corrected").text)

    titles = [" ".join(found.text.split()) for found in page.all("h4")]
    assert len(titles) == 2
    assert titles[1] == "Samenwerkingsverband gestart Verloop verbeterd"


def test_where_no_fact_is_left_it_says_what_to_do(visit: Visit) -> None:
    page = visit(TIMELINE, since="2031-01-01")

    assert "Geen feiten bij deze filters." in page.text()
    assert page.link("Wis de filters") == f"{TIMELINE}?lang=nl"


def test_the_newest_facts_stand_on_the_page_of_the_partnership_and_lead_to_all(visit: Visit) -> None:
    page = visit(PATH)

    assert len(page.all("li", class_="entry")) == 8
    assert page.link("Alle feiten") == f"{TIMELINE}?lang=nl"
