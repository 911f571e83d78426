"""The grants of a partnership as a funder keeps them: what was shown, reviewed and paid, and what is to be recorded now."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.unit.pages.markup import Page
from tests.unit.pages.reviews.conftest import GRANT, HERE, Desk, Opened, somebody


def rows(page: Page) -> set[str]:
    return {" ".join(row.text.split()) for row in page.all("tr")}


def offered(page: Page) -> list[str]:
    """Which facts may be recorded from here."""
    links = (link.attributes["href"] for link in page.all("a", class_="button"))
    return [link.partition("/tell/")[2].partition("?")[0] for link in links if "/tell/" in link]


def test_milestones_packs_reviews_conditions_and_tranches_are_told_with_their_days(opened: Opened) -> None:
    page = opened(f"{HERE}/reviews")

    found = rows(page)
    assert page.problems() == []
    assert (
        "EP-2 Mijlpaal: M3 Verstrekt: 25 mrt. 2025 Gegevens tot en met: 25 mrt. 2025 Feiten: 447"
        " Later bekend: 0 Niet opgenomen: 1 Rechtgezet: 0" in found
    )
    assert (
        "RV-03 Op: 10 okt. 2024 Waarover: M3, PR2 Uitkomst: aangehouden Uiterlijk: 31 mrt. 2025 Voorwaarden: C1, C2, C3"
        in found
    )
    assert any(
        row.startswith("T3") and row.endswith("Ingehouden sinds: 10 okt. 2024 Dagen: 182 Wachtte op: C1 · C2 · C3")
        for row in found
    )


def test_what_the_funder_is_still_to_get_stands_first(opened: Opened) -> None:
    text = opened(f"{HERE}/reviews").text()

    assert (
        "Nog te melden: opvolging van een partner (Gemeente Broekdal), tegen 11 januari 2025; dat is te laat." in text
    )
    assert "Mijlpaal M4 is nog aan te tonen." in text


def test_each_row_leads_to_the_fact_behind_it_and_a_review_or_pack_to_a_page_of_its_own(opened: Opened) -> None:
    page = opened(f"{HERE}/reviews")

    assert page.link("RV-04").startswith(f"/grants/{GRANT}/reviews/RV-04")
    assert page.link("EP-2").startswith(f"/grants/{GRANT}/packs/EP-2")
    assert page.link("C1").startswith(f"/grants/{GRANT}/facts/")
    assert page.link("Partner toegelaten, 16 jan. 2025").startswith(f"{HERE}/facts/")


def test_the_funder_is_offered_its_own_facts_with_what_is_known_filled_in(opened: Opened) -> None:
    page = opened(f"{HERE}/reviews")

    found = offered(page)
    assert {"FunderReviewed", "TranchePaid", "TrancheWithheld", "ConditionImposed", "GrantSettled"} <= set(found)
    assert {"EvidencePackIssued", "ProgressReportSubmitted", "ChangeNotified"} & set(found) == set()
    paid = next(link.attributes["href"] for link in page.all("a") if "/tell/TranchePaid" in link.attributes["href"])
    assert "tranche=T4" in paid
    assert "amount.minor=7200000" in paid


def test_the_lead_partner_is_offered_the_other_side_and_an_observer_nothing(desk: Desk) -> None:
    lead, observer = (
        Page(desk.client(who).get(f"{HERE}/reviews?lang=en").text)
        for who in (somebody("lead_partner", "LIN"), somebody("observer", None))
    )

    assert {"EvidencePackIssued", "ProgressReportSubmitted", "AppealFiled"} <= set(offered(lead))
    assert "TranchePaid" not in offered(lead)
    assert offered(observer) == []


def test_who_looks_back_sees_how_it_stood_and_records_nothing(opened: Opened) -> None:
    page = opened(f"{HERE}/reviews", asOf="2024-12-01")

    assert any(row.startswith("T3 Gepland: € 90.000 Stand: ingehouden") for row in rows(page))
    assert offered(page) == []


def test_a_grant_has_a_page_of_its_own(opened: Opened) -> None:
    page = opened(f"/grants/{GRANT}", lang="en")

    assert page.problems() == []
    assert "Funder" in page.text()
    assert page.link("To all grants and seals").startswith(f"{HERE}/reviews")


def test_a_grant_that_had_not_begun_is_not_there(funder: FlaskClient) -> None:
    response = funder.get(f"/grants/{GRANT}?asOf=2022-06-01", headers={"Accept": "text/html"})

    assert response.status_code == 404
