"""Documents go in as they are and come out harmless."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from tests.support.documents import PDF, ooxml
from tests.support.service import LARGEST

HERE = "/v1/partnerships/nota/attachments"
HASH = sha256(PDF).hexdigest()


def test_a_document_is_kept_under_its_hash_whatever_it_is_said_to_be(note: FlaskClient) -> None:
    made = note.post(HERE, data=PDF, content_type="text/html")

    assert made.status_code == 201
    assert made.json == {"sha256": HASH, "mediaType": "application/pdf", "bytes": len(PDF)}
    assert made.headers["Location"] == f"{HERE}/{HASH}"


def test_it_comes_back_to_be_saved_and_never_to_be_run(note: FlaskClient) -> None:
    address = note.post(HERE, data=PDF).headers["Location"]

    found = note.get(address)

    assert (found.status_code, found.data, found.content_type) == (200, PDF, "application/pdf")
    assert found.headers["Content-Disposition"] == f'attachment; filename="{HASH[:16]}.pdf"'
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert found.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert found.headers["Cache-Control"] == "no-store"


def test_its_name_ends_as_its_content_says(note: FlaskClient) -> None:
    address = note.post(HERE, data=ooxml("spreadsheetml.sheet"), content_type="image/png").headers["Location"]

    found = note.get(address)

    assert found.headers["Content-Disposition"].endswith('.xlsx"')


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        (b"<!doctype html><script>alert(1)</script>", 400, "attachment_kind"),
        (b"", 400, "attachment_kind"),
        (b"x" * (LARGEST + 1), 413, None),
    ],
    ids=["a page", "nothing", "too much"],
)
def test_what_is_not_taken_is_refused(note: FlaskClient, content: bytes, status: int, reason: str | None) -> None:
    refused = note.post(HERE, data=content)

    assert refused.status_code == status
    assert [error["reason"] for error in refused.json.get("errors", ())] == ([reason] if reason else [])


def test_too_much_is_refused_before_it_is_read_whole(note: FlaskClient) -> None:
    body = BytesIO(b"x" * (LARGEST * 3))

    refused = note.post(HERE, input_stream=body, environ_overrides={"wsgi.input_terminated": True})

    assert refused.status_code == 413
    assert body.tell() < LARGEST * 2


def test_what_is_not_there_is_not_found(note: FlaskClient) -> None:
    addresses = (f"{HERE}/{HASH}", f"{HERE}/nothing", f"/v1/partnerships/elders/attachments/{HASH}")

    answers = [note.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [answer.json["reason"] for answer in answers] == ["no_such_attachment"] * 2 + ["no_such_partnership"]


def test_erasing_takes_it_away_and_keeps_that_it_was_there(note: FlaskClient) -> None:
    address = note.post(HERE, data=PDF).headers["Location"]

    unfounded = note.delete(address)
    erased = note.delete(f"{address}?ground=consent_withdrawn")

    assert unfounded.status_code == 400
    assert (erased.status_code, erased.json["ground"]) == (200, "consent_withdrawn")
    assert note.get(address).json["reason"] == "attachment_erased"
    assert note.post(HERE, data=PDF).json["errors"][0]["reason"] == "attachment_was_erased"
    assert [each["sha256"] for each in note.get(HERE).json["items"]] == [HASH]
