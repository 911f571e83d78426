"""An adopted proposal offers the facts that record what was decided, all together, until each of them was told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.conftest import serving
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE, PARTNERS, decide, taken_over

BOTH = "subjects.0.type=process_agreements&subjects.1.type=plan_evaluation&subjects.1.plannedOn=2025-12-01"


@pytest.fixture
def reader() -> Iterator[Reader]:
    with serving(taken_over("agreeing")) as client:
        yield Reader(client)


def offered(reader: Reader) -> list[str]:
    """The forms that the page of the proposal offers."""
    page = Page(reader.opens(f"{HERE}/proposals/P-01"))
    assert page.problems() == []
    return [each.attributes["href"].rpartition("/tell/")[2] for each in page.all("a", class_="button")]


def test_everything_that_was_decided_is_offered_until_it_was_told(reader: Reader) -> None:
    decide(reader, BOTH)
    before = offered(reader)

    agreements = next(each for each in before if each.startswith("ProcessAgreementsSet"))
    reader.tells(f"{HERE}/tell/{agreements}", data__agreements__0="Wij spreken af.")
    after = offered(reader)
    reader.tells(f"{HERE}/tell/{after[0]}")

    assert [each.partition("?")[0] for each in before] == ["ProcessAgreementsSet", "EvaluationPlanned"]
    assert "decision=D-01" in agreements
    assert [each.partition("?")[0] for each in after] == ["EvaluationPlanned"]
    assert offered(reader) == []


def test_a_text_that_was_changed_for_an_objection_is_put_forward_anew_before_anything_else(reader: Reader) -> None:
    wanted = {"data.text": "Een voorstel.", "data.deadline": "2025-11-01"}
    reader.tells(f"{HERE}/tell/ProposalTabled?subjects.0.type=process_agreements", **wanted)
    raised = {"data.grounds": "Te snel.", "data.touches": "risk", "data.paramount": "true"}
    reader.tells(f"{HERE}/tell/ObjectionRaised?proposal=P-01&organisation=BBB", by="BBB", **raised)
    for partner in PARTNERS:
        said = "object" if partner == "BBB" else "consent"
        address = f"{HERE}/tell/PositionTaken?proposal=P-01&organisation={partner}"
        reader.tells(address, by=partner, **{"data.position": said})
    integrated = {"data.textChange": "Trager.", "data.confirmedBy": "BBB"}
    reader.tells(f"{HERE}/tell/ObjectionIntegrated?objection=B-01", **integrated)

    page, work = offered(reader), Page(reader.opens(f"{HERE}/work"))
    asked = [each.attributes.get("href", "") for each in work.all("a", class_="button")]

    assert page[0].startswith("ProposalAmended?proposal=P-01")
    assert "eerst een nieuwe ronde" in Page(reader.opens(f"{HERE}/proposals/P-01")).text()
    assert any("/tell/ProposalAmended?proposal=P-01" in each for each in asked)
    assert not any("/tell/DecisionTaken" in each for each in asked)


def test_right_after_the_decision_the_page_leads_to_all_that_it_asks_to_be_told(reader: Reader) -> None:
    decide(reader, BOTH)
    last = reader.client.get(f"/v1{HERE}/history").get_json()["items"][-1]["id"]

    page = Page(reader.opens(f"{HERE}/work?told={last}"))

    assert page.link("Alles wat P-01 besliste, uitvoeren").startswith(f"{HERE}/proposals/P-01")
    assert page.problems() == []
