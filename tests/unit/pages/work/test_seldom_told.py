"""Forms that are seldom filled in, posted with what a person would say: nothing that they fill in themselves is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerflow_api.pages.forms.indicators import indicator_from
from tests.support.filling_in import Reader
from tests.unit.pages.beginnings import an_organisation
from tests.unit.pages.conftest import lines_of, serving
from tests.unit.pages.moving.conftest import HERE, taken_over

GRANT = "/grants/GR-1"
AGREEMENT = {"data.deliverable.kind": "afsprakennota", "data.deliverable.version": "1.0", "data.source": "Een ordner."}
PERIOD = {"start": "2025-01-01", "end": "2026-12-31"}


def granted() -> list[bytes]:
    """A grant that FON awarded to the partnership, with AAA as its lead partner."""
    envelope = {"stream": "grant", "key": "GR-1", "occurredAt": "2025-01-01", "by": "FON"}
    money = {"minor": 10_000_000, "currency": "EUR"}
    parties = {"partnership": "proef", "funder": "FON", "leadPartner": "AAA"}
    told = {**parties, "amount": money, "period": PERIOD}
    return lines_of(an_organisation("FON"), {**envelope, "id": "GR-1-0001", "fact": "GrantAwarded", "data": told})


@pytest.fixture
def reader() -> Iterator[Reader]:
    with serving([*taken_over("agreeing"), *granted()]) as client:
        yield Reader(client)


def last(reader: Reader, history: str) -> dict[str, object]:
    items = reader.client.get(f"/v1{history}/history").get_json()["items"]
    found: dict[str, object] = items[-1]
    return found


def test_a_partner_asks_to_go_back(reader: Reader) -> None:
    reader.tells(
        f"{HERE}/tell/ReturnRequested?organisation=BBB",
        **{"data.to": "sharing", "data.reasons": ["language", "trust"], "data.explanation": "Wij praten naast elkaar."},
    )

    fact = last(reader, HERE)
    assert fact["fact"] == "ReturnRequested"
    assert fact["by"] == "BBB"


def test_a_small_change_of_a_document_in_force_is_announced(reader: Reader) -> None:
    reader.tells(
        f"{HERE}/tell/DeliverableTakenOver?deliverable.kind=afsprakennota",
        **AGREEMENT,
        **{"data.sections.communication.text": "Wij schrijven elke maand.", "data.sections.amending.text": "Samen."},
    )

    reader.opens(f"{HERE}/tell/DeliverableAmended?deliverable.kind=afsprakennota")
    said = {"data.changes.communication.text": "Wij schrijven elke week."}
    answer = reader.sends(**said)

    assert answer.status_code == 303, answer.text
    fact = last(reader, HERE)
    assert fact["data"]["deliverable"] == {"kind": "afsprakennota", "version": "1.1"}  # type: ignore[index]
    assert list(fact["data"]["changes"]) == ["communication"]  # type: ignore[index]


def test_the_lead_partner_reports_on_a_period(reader: Reader) -> None:
    reader.tells(
        f"{GRANT}/tell/ProgressReportSubmitted",
        **{
            "data.period.start": "2025-01-01",
            "data.period.end": "2025-06-30",
            "data.indicators.0.indicator": "Plaatsen",
            "data.indicators.0.value": "12",
        },
    )

    fact = last(reader, GRANT)
    assert fact["fact"] == "ProgressReportSubmitted"
    assert fact["by"] == "AAA"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Jongeren bereikt", "jongeren_bereikt"), ("  Coöp. plaatsen ", "coop_plaatsen"), ("al_zo", "al_zo"), ("?", "?")],
)
def test_what_is_counted_is_named_as_people_write(typed: str, kept: str) -> None:
    assert indicator_from(typed) == kept
