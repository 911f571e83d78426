"""Notes, the smallest partnerships there are, told over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from flask.testing import FlaskClient

from tests.unit.api.conftest import NOTE, ORGANISATION, TEXT

_notes = count()


def with_register(client: FlaskClient) -> FlaskClient:
    """The same client, after the organisation that begins notes was registered."""
    made = client.post("/v1/organisations", json={"key": "LIN", "by": "LIN", "data": ORGANISATION})
    assert made.status_code == 201, made.text
    return client


def begun(client: FlaskClient) -> tuple[str, int]:
    """Let another note begin; its key, and its position in the log."""
    key = f"nota-{next(_notes)}"
    return key, _placed(client, "/v1/partnerships", NOTE | {"key": key})


def submitted(client: FlaskClient, key: str, version: int) -> int:
    """Submit the text of a note that was seen at this version; its position in the log."""
    return _placed(
        client,
        f"/v1/partnerships/{key}/deliverables/text/versions",
        {"by": "LIN", "expectedVersion": version, "data": TEXT},
    )


def listed(client: FlaskClient, **asked: int) -> set[str]:
    """The keys of the partnerships that a list shows."""
    answer = client.get("/v1/partnerships", query_string=asked)
    assert answer.status_code == 200, answer.text
    return {item["key"] for item in answer.get_json()["items"]}


def _placed(client: FlaskClient, address: str, body: Mapping[str, object]) -> int:
    made = client.post(f"{address}?wait=position", json=body)
    assert made.status_code == 201, made.text
    position: int = made.get_json()["position"]
    return position
