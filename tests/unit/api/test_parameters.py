"""Query parameters: what is not known is refused, for a misspelt day would give another answer in silence."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

NOTE = "/v1/partnerships/nota"


@pytest.mark.parametrize(
    ("address", "name", "near"),
    [
        (f"{NOTE}?asof=2026-01-01", "asof", "asOf"),
        (f"{NOTE}?as_of=2026-01-01", "as_of", "asOf"),
        (f"{NOTE}/phase-durations?as-known-at=2026-01-01", "as-known-at", "asKnownAt"),
        (f"{NOTE}?utm_source=mail", "utm_source", None),
        (f"{NOTE}/next-moves?asOf=2026-01-01", "asOf", None),
        ("/v1/processes?x=", "x", None),
        ("/v1/openapi.json?x", "x", None),
    ],
)
def test_an_unknown_query_parameter_is_refused_with_the_nearest_name(
    address: str, name: str, near: str | None, note: FlaskClient
) -> None:
    response = note.get(address)

    (error,) = response.json["errors"]
    assert (response.status_code, error["code"], error["constraint"]) == (400, "schema", "unknown_parameter")
    assert (error["pointer"], error.get("near")) == (f"?{name}", near)
    assert "…" not in error["remedy"]


def test_a_write_with_an_unknown_query_parameter_records_nothing(note: FlaskClient) -> None:
    move = {"move": "pause", "by": "LIN", "expectedVersion": 1, "data": {"reason": "Zomer."}}

    response = note.post(f"{NOTE}/moves?dryrun=true", json=move)

    assert (response.status_code, response.json["errors"][0]["near"]) == (400, "dryRun")
    assert note.get(NOTE).json["version"] == 1


def test_a_day_that_is_given_twice_is_refused(note: FlaskClient) -> None:
    response = note.get(f"{NOTE}?asOf=2026-12-31&asOf=2026-01-01")

    (error,) = response.json["errors"]
    assert (response.status_code, error["constraint"], error["pointer"]) == (400, "given_twice", "?asOf")


def test_a_parameter_that_may_come_more_than_once_does(note: FlaskClient) -> None:
    page = note.get(f"{NOTE}/history?fact=PhaseAdvanced&fact=PartnershipInitiated").json

    assert [item["fact"] for item in page["items"]] == ["PartnershipInitiated"]


def test_unknown_names_and_wrong_values_are_told_at_once(note: FlaskClient) -> None:
    errors = note.get(f"{NOTE}?asof=2026-01-01&asKnownAt=soon").json["errors"]

    assert [error["pointer"] for error in errors] == ["?asof", "?asKnownAt"]


def test_a_flood_of_unknown_parameters_is_not_answered_one_by_one(note: FlaskClient) -> None:
    errors = note.get(f"{NOTE}?{'&'.join(f'p{number}=' for number in range(500))}").json["errors"]

    assert len(errors) == 20
