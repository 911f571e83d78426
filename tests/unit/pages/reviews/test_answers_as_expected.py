"""What a new funder reads about the example is what its answer key says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from partnerflow_api.pages.words import Words
from tests.support.shared import shared
from tests.unit.pages.conftest import Visit

HERE = "/partnerships/vast-verder"

EXPECTED = {
    entry["id"]: entry for entry in json.loads(shared("facts/vast-verder.expected.json").read_bytes())["answers"]
}


def days(id_: str) -> dict[str, str]:
    entry = EXPECTED.get(id_, {})
    return {name: entry[name] for name in ("asOf", "asKnownAt") if entry.get(name)}


def rows(visit: Visit, id_: str, **chosen: str) -> list[str]:
    """The rows of the tables of a question, on the days of the answer key."""
    page = visit(f"{HERE}/questions/{id_.lower()}", **{**days(id_), **chosen})
    return [" ".join(row.text.split()) for row in page.all("tr")]


def said(visit: Visit, id_: str, **chosen: str) -> str:
    page = visit(f"{HERE}/questions/{id_.lower()}", **{**days(id_), **chosen})
    return " ".join(" ".join(sentence.text.split()) for sentence in page.all("p", class_="said"))


def answer(id_: str) -> Any:
    return EXPECTED[id_]["answer"]


def test_how_long_each_phase_took(visit: Visit) -> None:
    found = rows(visit, "F1")

    phases = answer("F1")["phases"]
    assert len(phases) == 6
    for row in phases:
        assert any(told.endswith(f" {len(row['stays'])} {row['gross']} {row['net']}") for told in found)
    gross, net = (sum(phase[name] for phase in phases) for name in ("gross", "net"))
    assert f"samen {gross} dagen; daarvan stond het {gross - net} dagen stil" in said(visit, "F1")


def test_every_return_with_its_reasons_and_who_decided(visit: Visit, nl: Words) -> None:
    text = said(visit, "F2")

    for row in answer("F2"):
        assert f"Op {nl.day(row['on'])} van" in text
        assert f"Besloten met {row['decision']} (consent) door" in text
        assert f"Hersteld op {nl.day(row['closedOn'])}. Dat was op tijd." in text
    assert "Spraakverwarring en Een belang was achtergehouden" in text


def test_which_version_held_at_the_payment_and_what_changed_later(visit: Visit, nl: Words) -> None:
    expected = answer("F5")

    text = said(visit, "F5", document="afsprakennota ", payment="GR-1 T2")

    assert f"Versie {expected['version']} gold toen T2 werd betaald" in text
    assert f"Versie {expected['basis']['version']} werd vastgesteld op {nl.day(expected['basis']['decidedOn'])}" in text
    assert f"Later vervangen door versie 2.0, op {nl.day(expected['until'])}" in text
    signed = [row for row in rows(visit, "F5", payment="GR-1 T2") if "Mandaat:" in row]
    assert [nl.short_day(each["on"]) in row for each, row in zip(expected["signatures"], signed, strict=True)] == [
        True
    ] * 7
    assert [each["mandate"] in row for each, row in zip(expected["signatures"], signed, strict=True)] == [True] * 7


def test_whether_each_mandate_was_valid_when_signing(visit: Visit, nl: Words) -> None:
    flawed = next(item for item in answer("F6")["items"] if not item["validOnDay"])

    text, found = said(visit, "F6"), rows(visit, "F6", document="afsprakennota 2.0")

    assert f"Gemeente Broekzande tekende Afsprakennota 2.0 op {nl.day(flawed['on'])}, maar er was geen mandaat." in text
    assert f"bekrachtigd op {nl.day(flawed['ratifiedOn'])} onder mandaat {flawed['ratifiedUnder']}" in text
    assert "Afsprakennota 2.0 7 6 1" in found


def test_what_was_known_of_it_on_a_day(visit: Visit) -> None:
    expected = answer("F7")

    text = said(visit, "F7", document="afsprakennota 2.0", known=EXPECTED["F7"]["asKnownAt"])

    told = f"handtekeningen {expected['signed']}, op een die dag geldig mandaat {expected['validOnDay']}"
    assert f"{told}, later hersteld {expected['cured']}." in text


def test_whether_the_mandate_covered_what_was_pledged(visit: Visit) -> None:
    found = rows(visit, "F8", document="afsprakennota 1.0")

    for row in answer("F8"):
        pledged, limit = (f"€ {row[name] // 100:,}".replace(",", ".") for name in ("pledgedMinor", "limitMinor"))
        assert any(
            f"Mandaat: {row['mandate']} Toegezegd: {pledged} Op: 15 juni 2023 Grens van het mandaat: {limit}" in told
            for told in found
        )


def test_what_only_a_ratification_covered_was_not_covered_when_it_was_signed(visit: Visit) -> None:
    chosen = {"document": "afsprakennota 2.0", "asOf": "2025-10-16"}

    text, found = said(visit, "F8", **chosen), rows(visit, "F8", **chosen)

    assert "bij Afsprakennota 2.0 dekte het mandaat bij 6 van de 7 handtekeningen wat was toegezegd" in text
    assert [row.partition(" Mandaat")[0] for row in found if "Gedekt: pas achteraf" in row] == ["Gemeente Broekzande"]
    assert "Ja:" not in text


def test_every_stay_is_told_with_the_rounds_that_it_belongs_to(visit: Visit) -> None:
    found = rows(visit, "F1", asOf="2025-10-16")

    told = [row.partition(" Ronde: ")[2].split()[0] for row in found if " Van: " in row]
    assert told == ["1", "1", "1", "1", "2", "2", "2", "2", "3", "3", "3–4"]


def test_whether_the_conditions_were_met_in_time_and_what_shows_it(visit: Visit, nl: Words) -> None:
    text = said(visit, "F19")

    assert "Ja: elke voorwaarde is op tijd vervuld (4)." in text
    for row in answer("F19"):
        assert f"Te vervullen tegen {nl.day(row['dueOn'])}. Aangetoond op {nl.day(row['provenOn'])}." in text
        assert f"Door de financier bevestigd op {nl.day(row['metOn'])}. Op tijd." in text


def test_the_file_as_it_stood_on_the_day_of_the_review(visit: Visit) -> None:
    page = visit(f"{HERE}/questions/f30")

    assert "EP-1, verstrekt op 27 juni 2023, bevat 278 feiten tot en met 27 juni 2023." in page.text()
    assert "RV-02 (GR-1), 14 maart 2024: goedgekeurd. Beoordeeld op verslag PR1." in page.text()
    then = page.link("Open alles zoals het bekend was op 3 april 2025")
    assert "asOf=2025-04-03&asKnownAt=2025-04-03" in then
    assert "/dossier.pdf?" in page.link("Download het dossier van 3 april 2025 (PDF)")
    assert "from=2025-04-03" in page.link("Wat is er veranderd sinds 3 april 2025")
    assert page.link("Wat ondertekend is en hoe u het zelf nagaat").endswith("#proof")


@pytest.mark.parametrize(
    ("id_", "word"), [("F17", "milestone"), ("F18", "tranche"), ("F14", "objection"), ("F22", "waiver")]
)
def test_every_row_of_the_answer_key_stands_in_the_table(id_: str, word: str, visit: Visit) -> None:
    expected = answer(id_)
    listed = expected["tranches"] if isinstance(expected, dict) else expected

    found = rows(visit, id_)

    assert [any(row[word] in told for told in found) for row in listed] == [True] * len(listed)


def test_pledges_are_those_of_the_day_on_which_the_version_came_into_force(visit: Visit) -> None:
    found = " ".join(rows(visit, "F8", document="afsprakennota 1.0", asOf="2025-10-16"))

    assert "Bedrijvenkring Tussenveld vzw Mandaat: M-WRK-2 Toegezegd: € 27.000" in found
    assert "Gemeente Broekdal Mandaat: M-BRO-3 Toegezegd: € 36.000" in found


def test_a_signature_without_a_mandate_has_its_ratification_beside_it(visit: Visit) -> None:
    chosen = {"document": "afsprakennota ", "payment": "GR-1 T3"}

    (row,) = [told for told in rows(visit, "F5", **chosen) if told.startswith("Gemeente Broekzande")]

    assert row.endswith("Geldig die dag: nee Bekrachtigd op: 18 feb. 2025 Bekrachtigd onder: M-BRZ-1")
    assert "Hersteld: bekrachtigd op 18 februari 2025 onder mandaat M-BRZ-1." in said(visit, "F5", **chosen)


def test_a_round_that_began_with_a_renewal_is_counted_too(visit: Visit) -> None:
    assert any(told.startswith("4 ") for told in rows(visit, "F1"))
    assert "Nu loopt ronde 4. In ronde 4 begon nog geen verblijf" in said(visit, "F1")


def test_who_left_has_the_days_on_which_it_came_and_went(visit: Visit) -> None:
    found = rows(visit, "F9")

    assert "Bedrijvenkring Tussenveld vzw Plaats: Teruggetrokken Sinds: 25 okt. 2021 Tot: 1 dec. 2024" in found


def test_an_announced_change_of_place_counts_only_once_it_is_recorded(visit: Visit) -> None:
    told = "Hogeschool Vierwegen kondigde aan vanaf 1 januari 2026 geassocieerd te zijn."

    for page in (said(visit, id_, asOf="2025-10-16") for id_ in ("F9", "F26")):
        assert told in page
        assert f"{told} Tot dan telt die partner mee." in page


def test_the_days_on_which_nobody_guided_the_process_are_told(visit: Visit) -> None:
    assert "Van 10 februari 2023 tot 20 maart 2023 was er niemand (38 dagen)." in said(visit, "F28")


def test_the_notice_is_counted_from_the_announcement(visit: Visit) -> None:
    assert "Aangekondigd op 2 september 2024; vanaf die dag loopt de termijn" in said(visit, "F11")


def test_a_development_that_turned_tells_what_lies_between(visit: Visit) -> None:
    assert "Daartussen: 3,02 (24 okt. 2024)." in said(visit, "F25")


def test_the_file_of_a_table_says_about_what_it_was_asked(client: FlaskClient) -> None:
    address = f"{HERE}/questions/f5/1.csv"

    file = client.get(address, query_string={"lang": "nl", "document": "afsprakennota ", "payment": "GR-1 T3"})

    assert "f5-afsprakennota-gr-1-t3" in file.headers["Content-Disposition"]
