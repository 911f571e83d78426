"""The two reports of the example, as somebody reads them: what they tell, on which day, to whom, and that it is on record."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.service import Partnerflow
from partnerflow_api.context import EXTENSION
from tests.support.admission import open_app
from tests.unit.reports.conftest import Read, text_of

WORDS = {
    ("history", "nl"): ("De fasekaart", "De fasen en hun duur", "Terugkeren", "De poorten en hun bewijs", "Pauzes"),
    ("history", "en"): ("The phase map", "The phases and how long they took", "Returns", "Pauses", "Renewals"),
    ("dossier", "nl"): (
        "Partners en rollen",
        "Mandaten",
        "De gedeelde ambitie",
        "Documenten",
        "Subsidie",
        "Afwijkingen",
    ),
    ("dossier", "en"): (
        "Decisions and objections",
        "Contributions",
        "Evaluations and learning",
        "Checking this document",
    ),
}


@pytest.fixture
def service(client: FlaskClient) -> Partnerflow:
    found: Partnerflow = client.application.extensions[EXTENSION].partnerflow
    return found


@pytest.mark.parametrize(("kind", "language"), WORDS)
def test_it_has_its_chapters_in_the_language_of_the_reader(kind: str, language: str, read: Read) -> None:
    pdf = read(kind, lang=language)

    said = text_of(pdf)
    assert [title for title in WORDS[kind, language] if title not in said] == []
    assert pdf.trailer["/Root"]["/Lang"] == language  # type: ignore[index]


def test_a_document_is_told_by_the_fingerprint_of_its_text_and_not_by_what_stands_for_it(read: Read) -> None:
    said = "".join(sign for sign in text_of(read("dossier")) if sign.isalnum() or sign == ":")

    assert "e9ae5a55f9d86e5c446a6109cb228ba4e3ee2614c7c11a63cb539cd80484b8f8" in said
    assert "sd1:" not in said


def test_the_history_tells_every_stay_return_and_gate(read: Read) -> None:
    said = text_of(read("history", lang="en"))

    assert "RT-01: from Agreeing to Sharing, 29 November 2022" in said
    assert "RT-02: from Executing and renewing to Agreeing, 7 November 2024" in said
    assert said.count("The conditions of this gate") == 8
    # From 26 January to 15 June 2023 with a pause of 38 days: gross and net.
    assert "140 102" in said


def test_the_dossier_tells_what_a_funder_files(read: Read) -> None:
    said = text_of(read("dossier", lang="en"))

    told = ("GR-1 · Fonds Brugland", "Objection B-01", "ratified on 18 Feb 2025", "Version 3 is everybody's", "W-02")
    assert [each for each in told if each not in said.replace("\u00a0", " ")] == []


def test_it_says_what_it_was_made_from_and_where_that_stands_in_the_ledger(read: Read, service: Partnerflow) -> None:
    said = text_of(read("history", lang="en"))

    assert "514 facts, the last one GR-1-0036" in said
    assert service.ledger.origin() in said
    assert "entry 5" in said


@pytest.mark.parametrize("kind", ["history", "dossier"])
def test_the_same_day_gives_the_same_bytes_and_their_hash(kind: str, client: FlaskClient) -> None:
    asked = {"lang": "nl", "asOf": "2023-06-30", "asKnownAt": "2023-06-30"}

    first, again = (client.get(f"/partnerships/vast-verder/{kind}.pdf", query_string=asked) for _ in range(2))

    assert first.data == again.data
    assert first.headers["ETag"] == f'"{sha256(first.data).hexdigest()}"'
    assert first.headers["Content-Disposition"] == f'attachment; filename="vast-verder-{kind}-2023-06-30.pdf"'


def test_looking_back_leaves_out_what_came_later(read: Read) -> None:
    said = text_of(read("dossier", lang="en", asOf="2022-06-30", asKnownAt="2022-06-30"))

    assert "30 June 2022" in said
    assert "RT-01" not in said
    assert "There is no grant." in said


def test_a_day_before_it_began_is_not_found(client: FlaskClient) -> None:
    answers = [
        client.get("/partnerships/vast-verder/dossier.pdf", query_string={"asOf": "2019-01-01"}),
        client.get("/partnerships/onbekend/dossier.pdf"),
        client.get("/partnerships/vast-verder/dossier.pdf", query_string={"asOf": "ooit"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 400]


def test_what_is_not_for_this_reader_is_left_out(read: Read, service: Partnerflow) -> None:
    roles = (Assignment(role="funder", partnerships=frozenset({"vast-verder"})),)
    funder = open_app(service, Principal(id="person-bbbbbbbbbbbbbbbb", kind="person", assignments=roles)).test_client()
    grounds = "20 voorbehouden sociale woningen"
    assert grounds in text_of(read("dossier"))

    response = funder.get("/partnerships/vast-verder/dossier.pdf", query_string={"lang": "nl"})

    assert response.status_code == 200
    said = text_of(PdfReader(BytesIO(response.data)))
    assert grounds not in said
    assert "Deze tekst is niet voor u bestemd." in said


def test_reading_it_is_on_record(client: FlaskClient) -> None:
    client.get("/partnerships/vast-verder/history.pdf")

    found = client.get("/v1/partnerships/vast-verder/accesses").json
    assert found is not None
    assert "historyReport" in {each["purpose"] for each in found["items"]}
