"""The lists of a partnership, the list of partnerships and the register as files: as their pages show them."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import lines_of, serving

OF_A_PARTNERSHIP = ("timeline", "members", "in-force", "deadlines", "tranches", "conditions", "milestones")
EXAMPLE = "/partnerships/vast-verder"


def rows_of(client: FlaskClient, path: str, **query: str) -> list[dict[str, str]]:
    response = client.get(path, query_string={"lang": "nl", **query})
    assert response.status_code == 200, response.text
    return list(csv.DictReader(StringIO(response.data.decode("utf-8-sig"), newline="")))


def test_every_partnership_on_every_page_of_the_list_is_in_the_file_with_the_same_filters() -> None:
    facts = [a_partnership(f"proef-{number:02}") for number in range(60)]
    with serving(lines_of(an_organisation("AAA"), *facts)) as client:
        rows, none = rows_of(client, "/partnerships.csv", status="active"), rows_of(client, "/partnerships.csv", q="zz")

    assert [row["Sleutel"] for row in rows] == [f"proef-{number:02}" for number in range(60)]
    assert none == []


def test_a_partnership_is_told_as_the_list_tells_it(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/partnerships.csv", q="tussenveld", phase="executing")

    assert (row["Samenwerkingsverband"], row["Fase"], row["In deze fase sinds"], row["Status"], row["Ronde"]) == (
        "Vast Verder", "Uitvoeren en vernieuwen", "2025-03-20", "Actief", "4",
    )  # fmt: skip
    assert "Stad Lindekerke" in row["Partners"]


def test_the_register_of_organisations_is_found_by_what_is_sought(client: FlaskClient) -> None:
    everybody, one = rows_of(client, "/organisations.csv"), rows_of(client, "/organisations.csv", q="lindekerke")

    assert [(row["Sleutel"], row["Organisatie"]) for row in one] == [("LIN", "Stad Lindekerke")]
    assert len(everybody) > 5


@pytest.mark.parametrize("name", OF_A_PARTNERSHIP)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_files_of_a_list_have_the_same_header_and_as_many_rows(
    client: FlaskClient, name: str, language: str
) -> None:
    rows = client.get(f"{EXAMPLE}/{name}.csv?lang={language}").data.decode("utf-8-sig")
    book = load_workbook(BytesIO(client.get(f"{EXAMPLE}/{name}.xlsx?lang={language}").data)).active

    read = list(csv.reader(StringIO(rows, newline="")))
    assert book is not None
    assert book.max_row == len(read) > 1
    assert {cell.value for cell in next(book.iter_rows())} <= set(read[0])


def test_the_timeline_has_every_fact_and_keeps_its_filters(client: FlaskClient) -> None:
    whole = rows_of(client, f"{EXAMPLE}/timeline.csv")
    course = rows_of(client, f"{EXAMPLE}/timeline.csv", subject="course")
    then = rows_of(client, f"{EXAMPLE}/timeline.csv", asOf="2022-01-01")

    assert len(whole) > 400
    assert [row["Feit"] for row in whole] == sorted((row["Feit"] for row in whole), reverse=True)
    assert [row for row in whole if row["Onderwerp"] == "Verloop"] == course
    assert max(row["Dag"] for row in then) <= "2022-01-01"


def test_amounts_and_days_of_tranches_can_be_counted_with(client: FlaskClient) -> None:
    book = load_workbook(BytesIO(client.get(f"{EXAMPLE}/tranches.xlsx?lang=nl").data)).active
    assert book is not None
    header, first, *_ = book.iter_rows()
    cells = dict(zip((cell.value for cell in header), first, strict=True))

    assert cells["Gepland"].value == 108000
    assert cells["Betaald op"].is_date
    assert cells["Schijf"].hyperlink.target == "http://localhost/grants/GR-1/facts/GR-1-0003?lang=nl"


def test_a_condition_that_was_shown_in_time_and_confirmed_later_does_not_read_as_late(client: FlaskClient) -> None:
    (row,) = [row for row in rows_of(client, f"{EXAMPLE}/conditions.csv") if row["Voorwaarde"] == "C3"]

    assert row["Aangetoond op"] <= row["Uiterlijk"] < row["Bevestigd op"]


def test_a_file_is_called_by_its_partnership_its_list_and_the_day_asked_about(client: FlaskClient) -> None:
    now = client.get(f"{EXAMPLE}/in-force.xlsx?lang=nl").headers["Content-Disposition"]
    then = client.get(f"{EXAMPLE}/in-force.csv?lang=en&asOf=2023-01-01").headers["Content-Disposition"]

    assert now == "attachment; filename=vast-verder-wat-geldt-2025-10-16.xlsx"
    assert then == "attachment; filename=vast-verder-what-is-in-force-2023-01-01.csv"


def test_what_changed_is_told_from_a_day_on_and_not_without_one(client: FlaskClient) -> None:
    rows = rows_of(client, f"{EXAMPLE}/changes.csv", **{"from": "2024-01-01"})

    (phase,) = [row for row in rows if row["Wat"] == "Ronde"]
    assert (phase["Was"], phase["Is"]) == ("2", "4")
    assert client.get(f"{EXAMPLE}/changes.csv").status_code == 400


@pytest.mark.parametrize("name", ["timeline", "deadlines", "conditions", "changes"])
def test_a_partnership_that_is_not_there_has_no_files(client: FlaskClient, name: str) -> None:
    assert client.get(f"/partnerships/nergens/{name}.csv?from=2024-01-01").status_code == 404


def test_the_same_file_twice_is_the_same_to_the_byte(client: FlaskClient) -> None:
    first, second = (client.get(f"{EXAMPLE}/timeline.xlsx?lang=nl") for _ in range(2))

    assert first.data == second.data
    assert first.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        (
            "/partnerships.xlsx",
            {"phase": "executing", "status": "active", "q": "vast"},
            "Uitvoeren en vernieuwen, Actief, “vast”",
        ),
        ("/partnerships.xlsx", {"status": "geen"}, None),
        ("/organisations.xlsx", {"q": "stad"}, "“stad”"),
        (
            f"{EXAMPLE}/timeline.xlsx",
            {"subject": "course", "organisation": "LIN", "since": "2024-01-01", "asKnownAt": "2025-01-01"},
            "Verloop, Stad Lindekerke, Van dag: 1 januari 2024, zoals bekend op 1 januari 2025",
        ),
    ],
)
def test_a_file_says_what_was_asked_in_words(
    client: FlaskClient, path: str, query: dict[str, str], told: str | None
) -> None:
    book = load_workbook(BytesIO(client.get(path, query_string={"lang": "nl", **query}).data))

    assert book.properties.description == told


def test_a_title_that_may_break_within_a_word_on_a_page_is_whole_in_a_file(client: FlaskClient) -> None:
    book = load_workbook(BytesIO(client.get("/partnerships.xlsx?lang=nl").data))

    assert [book.active.title, book.properties.title] == ["Samenwerkingsverbanden"] * 2


def test_a_name_that_looks_like_a_formula_stays_a_name_in_both_files() -> None:
    name = '=HYPERLINK("http://elders.example";"Nota")'
    with serving(lines_of(an_organisation("AAA"), a_partnership("proef", name=name))) as client:
        (row,) = rows_of(client, "/partnerships.csv")
        sheet = load_workbook(BytesIO(client.get("/partnerships.xlsx").data)).active

    assert row["Samenwerkingsverband"] == f"'{name}"
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == (name, "s")
    assert sheet["A2"].hyperlink.target.endswith("/partnerships/proef")
