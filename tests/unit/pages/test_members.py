"""Who takes part, since when and until when, and what a partner announced that nobody recorded as done."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import EXAMPLE, Visit, lines_of, serving
from tests.unit.pages.markup import Page

HERE = "/partnerships/vast-verder"
LINES = [line for line in EXAMPLE.read_bytes().split(b"\n") if line]


def rows(page: Page) -> set[str]:
    return {" ".join(row.text.split()) for row in page.all("tr")}


def test_who_left_has_the_day_it_came_and_the_day_it_went(visit: Visit) -> None:
    found = rows(visit(HERE))

    assert "Bedrijvenkring Tussenveld vzw WRK Teruggetrokken Sinds: 25 oktober 2021 Tot: 1 december 2024" in found
    assert (
        "Gemeente Broekdal BRO Opgevolgd door Gemeente Broekzande Sinds: 25 oktober 2021 Tot: 1 januari 2025" in found
    )
    assert "Gemeente Broekzande BRZ Partner, telt mee Sinds: 1 januari 2025 Tot: –" in found


def test_without_anybody_gone_there_is_no_column_for_it(visit: Visit) -> None:
    page = visit(HERE, asOf="2024-01-31")

    assert [head.text for head in page.all("th", scope="col")].count("Tot") == 1


def test_an_announcement_whose_day_has_not_come_says_so(visit: Visit) -> None:
    page = visit(HERE)

    assert "Hogeschool Vierwegen kondigde aan vanaf 1 januari 2026 geassocieerd te zijn. Tot dan telt" in page.text()


def test_an_announcement_whose_day_is_past_is_offered_to_be_made_so() -> None:
    with serving(LINES, datetime(2026, 11, 22, 12, tzinfo=UTC)) as client:
        page = Page(client.get(f"{HERE}?lang=nl").text)

    assert page.problems() == []
    assert "is op 22 november 2026 niet vastgelegd; een aankondiging wijzigt zelf niets" in page.text()
    (there,) = [link.attributes["href"] for link in page.all("a") if "/tell/CategoryChanged" in link.attributes["href"]]
    assert "organisation=HOG" in there
    assert "category=associated" in there


def test_what_happened_is_announced_no_more(visit: Visit) -> None:
    text = visit(HERE, asOf="2024-11-30").text(), visit(HERE, asOf="2024-12-01").text()

    assert ["Bedrijvenkring Tussenveld vzw kondigde aan" in each for each in text] == [True, False]


def test_each_invitation_that_waits_for_an_answer_is_answered_from_its_row() -> None:
    codes = ("AAA", "BBB", "CCC")
    with serving(lines_of(*map(an_organisation, codes), a_partnership("proef"))) as client:
        reader = Reader(client)
        for code in codes[1:]:
            reader.tells(f"/partnerships/proef/tell/PartyInvited?organisation={code}")
        reader.tells("/partnerships/proef/tell/InvitationAccepted?organisation=BBB", by="BBB")

        page = Page(reader.opens("/partnerships/proef"))

    there = [link for link in page.all("a") if "/tell/InvitationAccepted" in link.attributes["href"]]
    (left,) = (link for link in there if "vzw CCC" in link.text)
    assert "organisation=CCC" in left.attributes["href"]
    assert not any("vzw BBB" in link.text for link in there)
    assert page.problems() == []
