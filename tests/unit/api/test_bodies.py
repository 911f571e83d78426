"""Whatever is sent is bounded in size and depth, at every address that takes anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from partnerflow.domain.strict_json import MAXIMUM_BYTES, MAXIMUM_DEPTH
from partnerflow_api.bodies import FORM_BYTES, NDJSON
from tests.support.service import LARGEST

KEYS = {"key": "nota", "name": "three-steps"}
NO_BODY = {("DELETE", "/v1/sessions"), ("POST", "/v1/log/checkpoint")}
"""They look at no body, whatever comes."""
RAW = "/attachments"
LINES = "/imports"


def addresses(client: FlaskClient, *, api: bool) -> Iterator[tuple[str, str]]:
    """Every unsafe method at every address, of the API or of pages, with keys where the address has parts."""
    for rule in client.application.url_map.iter_rules():
        if rule.rule.startswith("/v1/") == api:
            for method in sorted((rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}):
                yield method, re.sub(r"<(?:\w+:)?(\w+)>", lambda part: KEYS.get(part[1], "1"), rule.rule)


def json_addresses(client: FlaskClient) -> list[tuple[str, str]]:
    return [
        (method, address)
        for method, address in addresses(client, api=True)
        if not address.endswith((RAW, LINES)) and (method, address) not in NO_BODY
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'{"by":"' + b"x" * MAXIMUM_BYTES + b'"}',
        b'{"by":' * (MAXIMUM_DEPTH + 1) + b"1" + b"}" * (MAXIMUM_DEPTH + 1),
        b"[" * 100_000,
    ],
    ids=["too long", "too deep", "far too deep"],
)
def test_no_address_takes_json_without_bounds(note: FlaskClient, body: bytes) -> None:
    asked = json_addresses(note)

    answers = {
        (method, address): note.open(address, method=method, data=body, content_type="application/json").status_code
        for method, address in asked
    }

    assert len(asked) > 100
    assert {where: status for where, status in answers.items() if not 400 <= status < 500} == {}


def test_what_takes_json_takes_nothing_else(note: FlaskClient) -> None:
    posts = [address for method, address in json_addresses(note) if method == "POST"]

    taken = {
        address: status
        for address in posts
        if (status := note.post(address, data={"by": "LIN"}).status_code) not in (400, 401, 404, 415)
    }

    assert taken == {}


def test_what_is_no_json_is_bounded_too(note: FlaskClient) -> None:
    raw = note.post("/v1/partnerships/nota/attachments", data=b"x" * (LARGEST + 1))
    line = note.post("/v1/imports", data=b"x" * (MAXIMUM_BYTES + 1), content_type=NDJSON[0])

    assert (raw.status_code, line.status_code) == (413, 400)
    assert line.json["errors"][0]["code"] == "limits"


def test_no_form_of_a_page_is_taken_without_bounds(note: FlaskClient) -> None:
    asked = list(addresses(note, api=False))
    boundary = "x" * 20
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'.encode()
    body = part + b"x" * FORM_BYTES + f"\r\n--{boundary}--\r\n".encode()

    answers = {
        (method, address): note.open(
            address, method=method, data=body, content_type=f"multipart/form-data; boundary={boundary}"
        ).status_code
        for method, address in asked
    }

    assert asked
    assert {where: status for where, status in answers.items() if not 400 <= status < 500} == {}
