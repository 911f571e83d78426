"""A workspace that is held is read-only and says why; one whose store does not answer says that it is down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from partnerflow.errors import UnavailableError
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.scrub.findings import Finding
from tests.support.admission import open_app
from tests.support.service import a_service
from tests.unit.api.conftest import NOTE, ORGANISATION


@pytest.fixture
def held() -> Iterator[FlaskClient]:
    """A client of a workspace whose journal tells of more than is there."""
    with a_service() as service:
        client = open_app(service).test_client()
        client.post("/v1/organisations", json={"key": "LIN", "by": "LIN", "data": ORGANISATION})
        ledger = service.ledger
        assert isinstance(ledger, KeptLedger)
        assert ledger.notary is not None
        ledger.notary.held(Finding(reason="shorter_than_signed", where={"size": 12, "signed": 40}))
        yield client


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "grootboek van 40 regels ondertekend"), ("en", "a ledger of 40 entries was signed")]
)
def test_every_write_is_refused_with_the_reason(held: FlaskClient, language: str, word: str) -> None:
    refused = held.post("/v1/partnerships", json=NOTE, headers={"Accept-Language": language})

    assert refused.status_code == 503
    assert refused.json is not None
    assert (refused.json["code"], refused.json["reason"]) == ("held", "shorter_than_signed")
    assert (refused.json["size"], refused.json["signed"]) == (12, 40)
    assert word in refused.json["detail"]


def test_it_is_read_as_before(held: FlaskClient) -> None:
    assert held.get("/v1/organisations/LIN").status_code == 200

    assert held.get("/v1/events").status_code == 200


def test_its_health_says_so(held: FlaskClient) -> None:
    told = held.get("/health")

    assert (told.status_code, told.json) == (200, {"status": "UP", "held": "shorter_than_signed"})


def test_a_store_that_does_not_answer_is_one_line_of_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with a_service() as service:
        monkeypatch.setattr(type(service.store), "position", _full)
        told = open_app(service).test_client().get("/health")

    assert (told.status_code, told.json) == (503, {"status": "DOWN"})
    # Whoever follows the log says so too, in a line of its own.
    own = [record for record in caplog.records if record.name.startswith("partnerflow_api")]
    assert [(record.getMessage(), bool(record.exc_info)) for record in own] == [
        ("the store does not answer: disk full", False)
    ]


def _full(_store: object) -> int:
    raise UnavailableError("disk full")
