"""For each review the file of its day is there, with what the signatures prove of it and what they do not."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.unit.pages.conftest import Visit
from tests.unit.pages.markup import Page
from tests.unit.pages.reviews.conftest import HERE, Desk, Opened

F30 = f"{HERE}/questions/f30"


def said(page: Page) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in page.all("p", class_="said")]


def test_a_review_without_a_pack_has_a_file_too_and_says_so(visit: Visit) -> None:
    page = visit(F30)

    (told,) = [text for text in said(page) if text.startswith("RV-03 (GR-1)")]
    assert "Beoordeeld op verslag PR2. Er is voor deze beoordeling geen bewijsdossier verstrekt" in told
    file = page.link("Download het dossier van 10 oktober 2024 (PDF)")
    assert "asOf=2024-10-10" in file
    assert "asKnownAt=2024-10-10" in file


def test_the_facts_of_a_grant_are_told_to_be_counted_along(visit: Visit) -> None:
    then = {"asOf": "2025-10-16", "asKnownAt": "2025-10-16"}

    takes = [text for text in said(visit(F30, **then)) if text.startswith("Het dossier zoals het op")]

    assert takes
    assert [text for text in takes if "feiten, die van elke subsidie meegeteld." not in text] == []


def test_facts_that_were_brought_in_later_are_vouched_for_from_that_day_on(visit: Visit) -> None:
    told = said(visit(F30))

    (verdict,) = [text for text in told if "wat van 29 juni 2023 bekend was" in text]
    assert verdict.startswith("Bewezen vanaf 16 oktober 2025")
    assert "Niet bewezen: dat het er op 29 juni 2023 al zo stond." in verdict
    assert "waarvan ingevoerd uit een eerdere administratie: 296 feiten" in verdict
    assert "bewezen tot op de dag van de beoordeling zelf: 0." in told[0]


def test_a_pack_leads_to_a_page(visit: Visit) -> None:
    assert visit(F30).link("EP-2").startswith("/grants/GR-1/packs/EP-2")


def test_a_review_after_everything_was_recorded_is_proven_up_to_its_own_day(
    desk: Desk, funder: FlaskClient, opened: Opened
) -> None:
    desk.clock.forward(days=3)
    review = {"review": "RV-05", "milestone": "M3", "outcome": "approved"}

    desk.tell("FunderReviewed", review, stream="grant", by="FON")
    assert funder.get(f"{HERE}/reviews/seal.txt").status_code == 200

    told = said(opened(F30))
    (verdict,) = [text for text in told if text.startswith("Bewezen: alles wat die dag bekend was")]
    assert "het laatste sinds 19 oktober 2025" in verdict
    assert "bewezen tot op de dag van de beoordeling zelf: 1." in told[0]
