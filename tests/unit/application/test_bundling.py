"""What goes into a bundle: everything its proof needs, nothing that was recorded since, and no text that is closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from partnerflow.application.imports import ImportRequest
from partnerflow.application.service import Partnerflow
from partnerflow.errors import UnavailableError
from partnerflow.transparency.bundle import Bundle
from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.processes import shipped_process
from tests.support.service import a_service

PERSON = {"person": "p-001", "name": "Ina Voorbeeld", "email": "ina@linde.example", "organisation": "LIN"}
AMOUNT = {"minor": 100, "currency": "EUR"}
AWARD = {"partnership": "nota", "leadPartner": "LIN", "amount": AMOUNT}


def told(service: Partnerflow, stream: str, key: str, fact: str, *, by: str = "LIN", **data: Any) -> None:
    """Import one fact; it follows the last one of its stream, a day later."""
    stored = service.store.head(stream, key)
    number = 1 + (stored.version if stored is not None else 0)
    line = {
        "id": f"{key}-{number:04}",
        "fact": fact,
        "stream": stream,
        "key": key,
        "occurredAt": f"2025-01-{number:02}",
        "by": by,
        "data": data,
    }
    service.import_facts([json.dumps(line).encode()], ImportRequest(process=shipped_process("three-steps")))


def registered(service: Partnerflow, *codes: str) -> None:
    kind = {"legalForm": "municipality", "sector": "government", "country": "BE", "identifiers": []}
    for code in codes:
        told(service, "organisation", code, "OrganisationRegistered", by=code, name=code, **kind)


def streams(bundle: Bundle) -> list[tuple[str, int]]:
    return [(stream.key, len(stream.events)) for stream in bundle.streams]


class Late:
    """A ledger whose notary has no time: it signs nothing more."""

    def __init__(self, service: Partnerflow) -> None:
        self._ledger = service.ledger
        self._newest = service.ledger.newest()

    def settle(self, position: int, timeout: float) -> str | None:
        return self._newest

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)


def late(service: Partnerflow) -> Partnerflow:
    return replace(service, ledger=Late(service))


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    """A workspace in which LIN began a partnership."""
    with a_service() as service:
        registered(service, "LIN", "BRO", "DOR", "ZEE")
        about = {"name": "Een nota", "issue": "Geen nota.", "reason": "De raad.", "region": "Linde"}
        told(service, "partnership", "nota", "PartnershipInitiated", **about, initiator="LIN", profile="standard")
        yield service


def test_it_holds_the_organisations_that_are_named_and_no_other(service: Partnerflow) -> None:
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")

    assert streams(service.bundle("nota")) == [("nota", 2), ("DOR", 1), ("LIN", 1)]


def test_it_holds_the_successors_of_successors(service: Partnerflow) -> None:
    told(service, "organisation", "LIN", "OrganisationSucceeded", successor="DOR", kind="merger")
    told(service, "organisation", "DOR", "OrganisationSucceeded", successor="BRO", kind="merger", by="DOR")

    assert streams(service.bundle("nota")) == [("nota", 1), ("BRO", 1), ("DOR", 2), ("LIN", 2)]


def test_it_holds_an_organisation_that_only_a_correction_names(service: Partnerflow) -> None:
    told(service, "partnership", "nota", "PersonRegistered", **PERSON)
    place = {"corrects": "nota-0002", "pointer": "/data/organisation"}
    told(service, "partnership", "nota", "RecordCorrected", **place, old="LIN", new="BRO", reason="Verkeerd.")
    told(service, "partnership", "nota", "RecordCorrected", **place, old="BRO", new="DOR", reason="Weer verkeerd.")

    assert [key for key, _ in streams(service.bundle("nota"))] == ["nota", "BRO", "DOR", "LIN"]


def test_it_holds_the_grants_and_who_they_name(service: Partnerflow) -> None:
    for key in ("GR-2", "GR-10"):
        told(service, "grant", key, "GrantApplied", **AWARD, funder="ZEE", months=12, deliverables=[])

    bundle = service.bundle("nota")

    assert streams(bundle) == [("nota", 1), ("GR-10", 1), ("GR-2", 1), ("LIN", 1), ("ZEE", 1)]
    assert [stream.about for stream in bundle.streams[:3]] == [None, "nota", "nota"]


def test_it_holds_every_definition_that_a_stream_is_pinned_to(service: Partnerflow) -> None:
    names = [json.loads(text)["name"] for text in service.bundle("nota").processes]

    assert len(names) == len(set(names))
    assert "three-steps" in names
    assert verify(service.bundle("nota").to_bytes())["lawful"]["outcome"] == "yes"


def test_texts_stand_in_order_and_open_what_they_stand_for(service: Partnerflow) -> None:
    told(service, "partnership", "nota", "PersonRegistered", **PERSON)

    texts = service.bundle("nota").streams[0].disclosures

    assert [(text.version, text.pointer) for text in texts] == [
        (1, "/data/issue"),
        (1, "/data/reason"),
        (2, "/data/email"),
        (2, "/data/name"),
    ]
    assert texts[3].value == "Ina Voorbeeld"


def test_what_was_erased_is_closed_and_the_rest_is_not(service: Partnerflow) -> None:
    told(service, "partnership", "nota", "PersonRegistered", **PERSON)
    told(service, "partnership", "nota", "PersonErased", person="p-001", reasonCode="request")

    bundle = service.bundle("nota")

    verdict = verify(bundle.to_bytes())
    assert [text.pointer for text in bundle.streams[0].disclosures] == ["/data/issue", "/data/reason"]
    assert [(text["pointer"], text["by"]) for text in verdict["erased"]] == [("/data/name", 3), ("/data/email", 3)]
    assert (verdict["complete"]["outcome"], verdict["withheld"]) == ("yes", [])


def test_what_was_recorded_since_the_checkpoint_changes_nothing(service: Partnerflow) -> None:
    before = service.bundle("nota").to_bytes()
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    told(service, "grant", "GR-1", "GrantApplied", **AWARD, funder="ZEE", months=12, deliverables=[])

    after = late(service).bundle("nota").to_bytes()

    assert after == before


def test_a_checkpoint_that_was_signed_meanwhile_is_taken(service: Partnerflow) -> None:
    service.bundle("nota")
    behind = late(service)
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")
    newest = service.bundle("nota")

    assert behind.bundle("nota") == newest
    assert streams(newest)[0] == ("nota", 2)


def test_what_no_checkpoint_covers_is_not_shown_yet(service: Partnerflow) -> None:
    service.bundle("nota")
    behind = late(service)
    about = {"name": "Nog een", "issue": "Geen nota.", "reason": "De raad.", "region": "Linde"}
    told(service, "partnership", "later", "PartnershipInitiated", **about, initiator="LIN", profile="standard")

    with pytest.raises(UnavailableError) as refused:
        behind.bundle("later")
    with pytest.raises(UnavailableError) as unproven:
        behind.proof("later")

    assert [refused.value.reason, unproven.value.reason] == ["not_signed_yet", "not_signed_yet"]


def test_a_bundle_of_an_earlier_checkpoint_and_a_later_one_are_one_history(service: Partnerflow) -> None:
    seen = service.bundle("nota").checkpoint
    told(service, "partnership", "nota", "PartyInvited", organisation="DOR")

    later = service.bundle("nota", since=int(seen.split("\n")[1]))

    assert verify(later.to_bytes(), since=seen)["unaltered"]["outcome"] == "yes"
