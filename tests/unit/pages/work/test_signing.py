"""Who signs for a party: the form offers its own people and mandates, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Reader
from tests.unit.pages.conftest import serving
from tests.unit.pages.markup import Page
from tests.unit.pages.moving.conftest import HERE, PARTNERS, taken_over

SIGNING = f"{HERE}/tell/DeliverableSigned"


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Somebody who knows one person and one mandate of each partner, and a person of nobody."""
    with serving(taken_over("agreeing")) as client:
        somebody = Reader(client)
        for code in PARTNERS:
            named = {"data.name": f"Iemand van {code}", "data.organisation": code}
            somebody.tells(f"{HERE}/tell/PersonRegistered", **named)
            given = {"data.organ": "bestuur", "data.reference": "1", "data.capacities": "director"}
            somebody.tells(f"{HERE}/tell/MandateGranted?organisation={code}&scope=sign_agreement", by=code, **given)
        somebody.tells(f"{HERE}/tell/PersonRegistered", **{"data.name": "Los", "data.organisation": ""})
        yield somebody


def offered(reader: Reader) -> tuple[list[str], list[str]]:
    """The people and the mandates that the form has to choose from."""
    page = Page(reader.page)
    assert page.problems() == []
    texts = [each.text for each in page.all("select", name="data.signatories.0.person")]
    refs = [each.attributes["value"] for each in page.all("option") if each.attributes["value"].startswith("M-")]
    return texts, refs


def test_of_a_party_its_own_people_and_mandates_are_offered(reader: Reader) -> None:
    reader.opens(f"{SIGNING}?organisation=BBB")

    (people,), mandates = offered(reader)

    assert "Iemand van BBB · vzw BBB" in people
    assert "Los" in people
    assert "Iemand van AAA" not in people
    assert mandates == ["M-BBB-1"]


def test_another_party_brings_its_own_and_takes_the_first_along(reader: Reader) -> None:
    reader.opens(f"{SIGNING}?organisation=BBB&mandate=M-BBB-1&signatories.0.person=p-002&signatories.0.capacity=mayor")

    reader.sends("show data.organisation", data__organisation="CCC")
    (people,), mandates = offered(reader)

    assert "Iemand van CCC" in people
    assert "Iemand van BBB" not in people
    assert mandates == ["M-CCC-1"]
