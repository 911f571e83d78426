"""A document is seen by whoever added it, and by whoever sees in full a fact that names it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

from partnerflow.application.access.principal import Assignment, Principal
from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.request import Place
from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.application.telling import FactFilter
from partnerflow.errors import MalformedError, NotFoundError, RefusedError
from tests.support.documents import PDF
from tests.support.processes import shipped_process
from tests.support.service import LARGEST, QUOTA, a_service, example_lines

KEY = "vast-verder"
COORDINATOR, REPRESENTATIVE, OBSERVER = (
    Principal(id=f"key-{letter * 16}", kind="key", assignments=(Assignment(role=role, actor=actor),))
    for letter, role, actor in (
        ("c", "coordinator", "extern-1"),
        ("r", "representative", "LIN"),
        ("o", "observer", None),
    )
)
HASH = sha256(PDF).hexdigest()


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    with a_service() as opened:
        opened.import_facts(example_lines()[:160], ImportRequest(process=shipped_process("partnership")))
        yield opened


def added(service: Partnerflow, by: Principal, content: bytes = PDF) -> str:
    return service.acting(by, "attachments.add", "addAttachment").add_attachment(KEY, content).sha256


def sees(service: Partnerflow, reader: Principal, name: str = HASH) -> bool:
    """Whether a reader is shown a document."""
    try:
        shown = service.acting(reader, "partnership.read", "readAttachment").attachment(KEY, name)
    except NotFoundError:
        return False
    return sha256(shown.content).hexdigest() == name


def told(service: Partnerflow, by: str, fact: str, **data: Any) -> None:
    """A fact that names the document, told by a principal."""
    head = service.store.head("partnership", KEY)
    assert head is not None
    line = {
        "id": f"{KEY}-{9000 + head.version}",
        "fact": fact,
        "stream": "partnership",
        "key": KEY,
        "occurredAt": "2023-01-12",
        "by": "LIN",
        "data": {**data, "evidence": [{"name": "Verslag", "sha256": HASH}]},
    }
    service.import_facts([json.dumps(line).encode()], ImportRequest(principal=by))


def shared(service: Partnerflow, by: str) -> None:
    """A fact about an interest, whose text some readers do not see."""
    told(
        service,
        by,
        "InterestShared",
        organisation="LIN",
        level="organisation",
        interest="Minder crisisopvang.",
        audience="all_parties",
        newlyDisclosed=True,
    )


def joined(service: Partnerflow, by: str) -> None:
    """A fact that everybody sees in full."""
    told(service, by, "AddedValueConfirmed", organisation="LIN", addedValue="Rust in de opvang.", kind="expected")


def test_who_added_it_sees_it_and_nobody_else_yet(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)

    assert (sees(service, REPRESENTATIVE), sees(service, OBSERVER), sees(service, COORDINATOR)) == (True, False, False)


def test_a_fact_that_names_it_opens_it_to_who_sees_the_fact_in_full(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)

    shared(service, by=REPRESENTATIVE.id)

    assert (sees(service, COORDINATOR), sees(service, OBSERVER)) == (True, False)


def test_a_fact_of_which_nothing_is_kept_from_them_opens_it_to_all(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)

    joined(service, by=REPRESENTATIVE.id)

    assert (sees(service, COORDINATOR), sees(service, OBSERVER)) == (True, True)


def test_with_the_text_of_the_fact_that_names_it_the_document_goes(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)
    joined(service, by=REPRESENTATIVE.id)
    before = sees(service, OBSERVER)
    (naming,) = service.history("partnership", KEY, FactFilter(newest_first=True, limit=1)).items

    text = Place(stream="partnership", key=KEY, fact=naming.fact.id, pointers=("/data/addedValue",))
    service.ask_erasure(ErasureAsk(key=KEY, by="LIN", ground="objection", texts=(text,)))

    assert (before, sees(service, OBSERVER), sees(service, REPRESENTATIVE)) == (True, False, True)


def test_naming_the_hash_of_a_document_that_one_never_had_opens_nothing(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)

    joined(service, by="key-" + "z" * 16)

    assert not sees(service, OBSERVER)


def test_what_is_not_there_and_what_is_not_seen_are_told_alike(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)

    said = []
    for name in (HASH, "0" * 64, "no hash at all\0"):
        with pytest.raises(NotFoundError) as missing:
            service.acting(OBSERVER, "partnership.read", "readAttachment").attachment(KEY, name)
        said.append((missing.value.reason, {**missing.value.data, "sha256": None}))

    assert said == [("no_such_attachment", {"key": KEY, "sha256": None})] * 3


def test_what_was_erased_is_told_to_who_could_see_it_and_does_not_come_back(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)
    joined(service, by=REPRESENTATIVE.id)

    erased = service.erase_attachment(KEY, HASH, "consent_withdrawn", principal="person-dpo")

    with pytest.raises(NotFoundError) as missing:
        service.attachment(KEY, HASH)
    with pytest.raises(RefusedError) as refused:
        added(service, REPRESENTATIVE)
    assert (erased.erased_by, erased.ground) == ("person-dpo", "consent_withdrawn")
    assert (missing.value.reason, refused.value.faults[0].reason) == ("attachment_erased", "attachment_was_erased")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"x" * (LARGEST + 1), "attachment_too_large"), (b"<script>", "attachment_kind"), (b"", "attachment_kind")],
    ids=["too large", "no kind that is taken", "nothing"],
)
def test_what_cannot_be_kept_is_refused(service: Partnerflow, content: bytes, reason: str) -> None:
    with pytest.raises(MalformedError) as refused:
        added(service, REPRESENTATIVE, content)

    assert refused.value.faults[0].reason == reason


def test_a_partnership_has_room_for_so_much(service: Partnerflow) -> None:
    whole = [bytes([letter]) * LARGEST for letter in b"abc"]
    for content in whole:
        added(service, REPRESENTATIVE, content)

    with pytest.raises(RefusedError) as refused:
        added(service, REPRESENTATIVE, b"d")

    assert len(whole) * LARGEST == QUOTA
    assert refused.value.faults[0].reason == "attachment_quota"


def test_who_handles_erasures_knows_of_every_document(service: Partnerflow) -> None:
    added(service, REPRESENTATIVE)
    officer = Principal(
        id="person-" + "d" * 16, kind="person", assignments=(Assignment(role="data_protection_officer"),)
    )

    listed = service.acting(officer, "erasure.read", "readAttachments").attachment_list(KEY)
    service.acting(officer, "erasure.ask", "eraseAttachment").erase_attachment(KEY, HASH, "unlawful")

    assert [each.sha256 for each in listed] == [HASH]
    assert service.attachment_list(KEY)[0].erased_by == officer.id
