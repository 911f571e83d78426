"""In whose name a form is told: whoever kept the record last by choice, not a party that only spoke for itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.filling_in import Form, Reader
from tests.unit.pages.conftest import serving
from tests.unit.pages.moving.conftest import HERE, PARTNERS, decide, taken_over

INTENT = "deliverable=intentieverklaring+1.0"
ADOPTING = "subjects.0.type=adopt_deliverable&subjects.0.deliverable=intentieverklaring+1.0"


@pytest.fixture
def reader() -> Iterator[Reader]:
    with serving(taken_over("sharing")) as client:
        yield Reader(client)


def speaker(reader: Reader) -> str:
    reader.opens(f"{HERE}/tell/DialogueHeld")
    return dict(Form(reader.page).standing)["by"]


def test_what_follows_by_itself_from_the_last_signature_says_nothing_about_who_keeps_the_record(reader: Reader) -> None:
    reader.opens(f"{HERE}/tell/DeliverableSubmitted?deliverable.kind=intentieverklaring")
    reader.sends("tell anyway", by="BBB")
    decide(reader, ADOPTING, by="BBB")
    reader.tells(f"{HERE}/tell/DeliverableAdopted?{INTENT}", by="BBB")
    for code in PARTNERS:
        reader.tells(f"{HERE}/tell/PersonRegistered", by="BBB", **{"data.name": "Ada", "data.organisation": code})
        reader.tells(f"{HERE}/tell/DeliverableSigned?{INTENT}&organisation={code}", by="")

    facts = reader.client.get(f"/v1{HERE}/history").get_json()["items"]

    assert (facts[-1]["fact"], facts[-1]["by"]) == ("DeliverableInForce", "CCC")
    assert speaker(reader) == "BBB"
