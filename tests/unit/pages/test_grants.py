"""The grants of a partnership on its page, on any day, and the pages of their facts."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.unit.pages.beginnings import a_partnership, an_organisation
from tests.unit.pages.conftest import Visit, lines_of, serving
from tests.unit.pages.markup import Page

PATH = "/partnerships/vast-verder"


def rows(page: Page) -> set[str]:
    return {" ".join(row.text.split()) for row in page.all("tr")}


def test_a_grant_tells_funder_lead_partner_amount_and_period(visit: Visit) -> None:
    page = visit(PATH)

    said = {found.text for found in page.all("div")}
    assert "GR-1 Toegekend" in {found.text for found in page.all("h3")}
    assert {"FinancierFonds Brugland", "PenvoerderStad Lindekerke", "Bedrag€ 360.000"} <= said
    assert "Looptijd1 juli 2023 tot en met 30 juni 2026" in said


def test_tranches_conditions_and_milestones_tell_how_they_stand(visit: Visit) -> None:
    found = rows(visit(PATH))

    assert "T1 € 108.000 € 108.000 betaald op 3 juli 2023" in found
    assert "T3 € 90.000 € 90.000 betaald op 10 april 2025 Was ingehouden sinds 10 oktober 2024" in found
    assert "T4 € 72.000 Nog niet betaald" in found
    c1 = next(each for each in found if each.startswith("C1 "))
    assert c1 == (
        "C1 Vervanging van de werkgeversrol. Te vervullen tegen 31 maart 2025 "
        "Aangetoond op 13 maart 2025 Vervuld verklaard op 3 april 2025"
    )
    assert (
        "M1 Afsprakennota getekend. Voor schijf T1 Nodig vóór de fase Uitvoeren en vernieuwen"
        " Op 29 juni 2023: goedgekeurd" in found
    )
    assert "M4 Eindverslag en eindevaluatie. Voor schijf T4 Nog niet beoordeeld" in found


def test_on_an_earlier_day_it_is_as_it_was_then(visit: Visit) -> None:
    found, before = rows(visit(PATH, asOf="2024-12-01")), visit(PATH, asOf="2022-01-01")

    assert "T3 € 90.000 Ingehouden sinds 10 oktober 2024" in found
    assert any(row.startswith("C1") and row.endswith("Nog niet vervuld") for row in found)
    assert any(row.startswith("M3") and row.endswith("Op 10 oktober 2024: aangehouden") for row in found)
    assert "GR-1" not in before.text()


def test_without_a_grant_nothing_is_said_about_grants() -> None:
    with serving(lines_of(an_organisation("AAA"), a_partnership("proef"))) as client:
        page = Page(client.get("/partnerships/proef?lang=nl").text)

    assert page.problems() == []
    assert not [heading for heading in page.all("h2") if heading.text == "Subsidie"]


def test_each_part_of_a_grant_links_to_its_fact_which_leads_back(visit: Visit) -> None:
    page = visit(visit(PATH).link("C1").partition("?")[0])

    assert page.problems() == []
    assert page.text("h1") == "Voorwaarde opgelegd"
    assert '"condition": "C1"' in page.text("pre")
    assert page.link("Terug naar de subsidie") == f"{PATH}?lang=nl#grants"
    assert page.link("Volgende feit") == "/grants/GR-1/facts/GR-1-0028?lang=nl"


def test_a_fact_of_a_grant_links_to_the_facts_that_prove_it(visit: Visit) -> None:
    page = visit("/grants/GR-1/facts/GR-1-0033")

    assert page.link("vast-verder-0382") == f"{PATH}/facts/vast-verder-0382?lang=nl"
    assert visit("/grants/GR-1/facts/GR-1-0021").link("GR-1-0020") == "/grants/GR-1/facts/GR-1-0020?lang=nl"


def test_a_move_that_rested_on_a_grant_links_to_its_facts_there(visit: Visit) -> None:
    moves = {
        link.attributes["href"] for link in visit(PATH).all("a") if "/facts/vast-verder" in link.attributes["href"]
    }

    pages = [visit(move.partition("?")[0]) for move in moves]
    assert "GR-1-0002" in {
        found.text for page in pages for found in page.all("a") if "/grants/" in found.attributes["href"]
    }


def test_a_grant_or_a_fact_of_it_that_is_not_there_is_refused_in_plain_words(client: FlaskClient) -> None:
    answers = [
        client.get(path, headers={"Accept-Language": "nl"})
        for path in ("/grants/GR-9/facts/GR-9-0001", "/grants/GR-1/facts/GR-1-9999")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Hier staat niets" in Page(answers[0].text).text()
    assert "GR-1 heeft geen feit GR-1-9999." in Page(answers[1].text).text()
