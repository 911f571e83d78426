"""The page of one partnership, on the example: where it is, how it came here, what is needed, and looking back."""

from __future__ import annotations

import pytest

from tests.unit.pages.conftest import Visit

PATH = "/partnerships/vast-verder"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "query", [{}, {"asOf": "2025-01-28"}, {"asOf": "2023-03-01", "asKnownAt": "2023-03-02"}, {"subject": "course"}]
)
def test_the_page_is_sound_in_both_languages_on_any_day(visit: Visit, language: str, query: dict[str, str]) -> None:
    page = visit(PATH, lang=language, **query)

    assert page.problems() == []
    assert page.all("html")[0].attributes["lang"] == language


def test_it_tells_at_a_glance_where_the_partnership_is_and_how_it_came_there(visit: Visit) -> None:
    text = visit(PATH, asOf="2025-01-28").text()

    assert "In de fase Overeenkomen, sinds 7 november 2024 (82 dagen)." in text
    assert "Gestart op 6 september 2021, 2 keer teruggekeerd naar een eerdere fase." in text
    assert "Laatst op 7 november 2024, van Uitvoeren en vernieuwen naar Overeenkomen." in text


def test_a_round_that_began_within_a_stay_stands_beside_the_one_in_which_it_was_entered(visit: Visit) -> None:
    page = visit(PATH)

    (present,) = [" ".join(row.text.split()) for row in page.all("tr") if "Tot: nu" in " ".join(row.text.split())]
    assert present.startswith("Uitvoeren en vernieuwen Ronde: 3 4 sinds 16 okt. 2025 Van: 20 mrt. 2025")
    assert "Ronde 4" in page.text()


def test_it_names_what_blocks_the_next_phase_and_who_can_mend_it(visit: Visit) -> None:
    page = visit(PATH, asOf="2025-01-28")

    blocked = {heading.text for heading in page.all("h4")}
    assert "De afsprakennota is vastgesteld, door iedere partner ondertekend en van kracht." in blocked
    assert (
        "Elke handtekening steunt op een mandaat dat die dag geldig was en ver genoeg reikte, of is bekrachtigd."
        in blocked
    )
    assert "Woonmaatschappij Thuisrand heeft nog niet getekend" in page.text()
    assert "Gemeente Broekzande heeft hiervoor geen mandaat." in page.text()
    assert {"Woonmaatschappij Thuisrand", "Gemeente Broekzande"} <= {found.text for found in page.all("strong")}


def test_documents_that_are_missing_are_called_by_their_titles(visit: Visit) -> None:
    dutch, english = (visit(PATH, asOf="2025-01-28", lang=language).text() for language in ("nl", "en"))

    assert "Woonmaatschappij Thuisrand heeft nog niet getekend: Afsprakennota 2.0." in dutch
    assert "has not signed yet: Partnership agreement 2.0." in english
    assert "afsprakennota 2.0" not in english


def test_sentences_about_who_acts_begin_with_a_capital(visit: Visit) -> None:
    text = visit(PATH, asOf="2022-11-28").text()

    assert "Alle partners samen" in text
    assert "alle partners samen" not in text


def test_what_is_missing_is_linked_only_where_something_is(visit: Visit) -> None:
    blocked, last = (visit(PATH, **query) for query in ({"asOf": "2025-01-28"}, {}))

    assert blocked.link("Bekijk wat er ontbreekt") == "#needs"
    assert "Bekijk wat er ontbreekt" not in last.text()


def test_a_condition_that_was_waived_links_to_its_waiver(visit: Visit) -> None:
    page = visit(PATH, asOf="2022-03-23")

    assert page.link("W-01").startswith(f"{PATH}/facts/vast-verder-")


def test_a_day_later_known_makes_a_difference(visit: Visit) -> None:
    then, now = (visit(PATH, **query).text() for query in ({"asKnownAt": "2024-12-15"}, {"asOf": "2024-12-15"}))

    assert "U ziet wat bekend was op 15 december 2024." in then
    assert "Bedrijvenkring Tussenveld vzw WRK Partner, telt mee" in then
    assert "Bedrijvenkring Tussenveld vzw WRK Teruggetrokken Sinds: 25 oktober 2021 Tot: 1 december 2024" in now


def test_a_paused_partnership_says_so_and_that_resuming_comes_first(visit: Visit) -> None:
    text = visit(PATH, asOf="2023-03-01").text()

    assert "De klok staat stil sinds 10 februari 2023. Verwacht hervat op 20 maart 2023." in text
    assert "Hervatten. Zolang het samenwerkingsverband pauzeert, kan het niet verder." in text


def test_the_map_stands_beside_a_table_with_the_same_stays(visit: Visit) -> None:
    page = visit(PATH)

    images = page.all("svg")
    assert [image.attributes["role"] for image in images] == ["img", "img"]
    assert len({image.attributes["aria-labelledby"] for image in images}) == 2
    assert "Dagen: 140 Pauze: 38 doorgaan" in page.text("table")
    assert "terugkeer uit Overeenkomen (besluit D-03): Spraakverwarring; Een belang was achtergehouden" in page.text(
        "table"
    )


def test_what_is_in_force_is_shown_with_what_is_to_be_reviewed(visit: Visit) -> None:
    text = visit(PATH, asOf="2024-12-15").text()

    assert (
        "Afsprakennota Versie: 1.1 Geldt sinds: 28 december 2023 Tot en met: geen einddatum "
        "te herbekijken, blijft gelden sinds 7 november 2024" in text
    )
    assert "Projectfiche PF2 Versie: 1.0 Geldt sinds: 21 september 2023 Tot en met: geen einddatum opgeschort" in text
    assert "opgeschort sinds 7 november 2024" in text
    assert "Evaluatiebeleid Versie: 1.0 Geldt sinds: 14 december 2023 Tot en met: geen einddatum Geldt" in text


def test_the_language_link_keeps_the_page_and_the_days(visit: Visit) -> None:
    address = visit(PATH, asOf="2024-12-15", subject="course").link("English")

    assert address == f"{PATH}?lang=en&asOf=2024-12-15&subject=course"


@pytest.mark.parametrize("query", ["_method=x", "_external=1", "_anchor=x", "endpoint=x", "key=x", "fact=x"])
@pytest.mark.parametrize("path", [PATH, f"{PATH}/facts/vast-verder-0001"])
def test_what_is_not_ours_in_an_address_is_ignored_and_goes_no_further(path: str, query: str, visit: Visit) -> None:
    name, value = query.split("=")

    page = visit(path, **{name: value})

    assert page.link("English") == f"{path}?lang=en"
