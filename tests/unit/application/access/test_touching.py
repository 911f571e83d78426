"""Corrections, retractions and erasures: whoever may tell a fact may touch it, as it reads and as it will read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.service import Partnerflow
from partnerflow.errors import ForbiddenError
from tests.unit.application.access.world import holder, reading, refusal, role, told, workspace

INTEREST: dict[str, Any] = {
    "organisation": "BRO",
    "level": "organisation",
    "interest": "Rust.",
    "newlyDisclosed": False,
}
READY: dict[str, Any] = {"organisation": "BRO", "readiness": "willing"}
PERSON: dict[str, Any] = {
    "person": "p-001",
    "name": "Ina Voorbeeld",
    "email": "ina@broek.example",
    "organisation": "BRO",
}


@pytest.fixture
def service() -> Iterator[Partnerflow]:
    """BRO said that it is willing (fact 6), shared an interest (7), and has one person (8)."""
    with workspace() as service:
        told(service, "partnership", "nota", "ReadinessDeclared", by="BRO", **READY)
        told(service, "partnership", "nota", "InterestShared", by="BRO", **INTEREST, audience="all_parties")
        told(service, "partnership", "nota", "PersonRegistered", by="BRO", **PERSON)
        yield service


def correcting(
    service: Partnerflow, name: str, actor: str, number: int, pointer: str, old: Any, new: Any
) -> str | None:
    wrong: dict[str, Any] = {
        "corrects": f"nota-{number:04}",
        "pointer": pointer,
        "old": old,
        "new": new,
        "reason": "Vergissing.",
    }
    return refusal(service, holder(role(name, actor)), "RecordCorrected", by=actor, **wrong)


@pytest.mark.parametrize(("deaf", "why"), [
    (frozenset(), None), (frozenset({"confidential_interests"}), "lifts_confidence"),
])  # fmt: skip
def test_a_confidence_is_lifted_by_nobody_who_does_not_hear_it(
    service: Partnerflow, deaf: frozenset[str], why: str | None
) -> None:
    told(service, "partnership", "nota", "InterestShared", by="BRO", **INTEREST, audience="some_parties")
    wider = {"corrects": "nota-0009", "pointer": "/data/audience", "old": "some_parties", "new": "all_parties"}
    coordinator = holder(role("coordinator", "LIN", withholds=deaf))

    assert refusal(service, coordinator, "RecordCorrected", by="LIN", **wider, reason="Vergissing.") == why


@pytest.mark.parametrize(("name", "actor", "why"), [
    ("representative", "BRO", None), ("representative", "DOR", "own_voice"), ("coordinator", "LIN", "own_voice"),
    ("signatory", "BRO", "own_voice"),
])  # fmt: skip
def test_a_partys_own_word_is_corrected_by_itself_alone(
    service: Partnerflow, name: str, actor: str, why: str | None
) -> None:
    assert correcting(service, name, actor, 6, "/data/readiness", "willing", "committed") == why


def test_a_correction_puts_no_word_into_the_mouth_of_another(service: Partnerflow) -> None:
    assert correcting(service, "representative", "BRO", 6, "/data/organisation", "BRO", "DOR") == "own_voice"
    assert correcting(service, "representative", "BRO", 7, "/data/organisation", "BRO", "DOR") == "not_own_statement"


def test_whoever_keeps_the_record_corrects_and_retracts_what_it_could_have_recorded(service: Partnerflow) -> None:
    coordinator = holder(role("coordinator", "LIN"))

    assert correcting(service, "coordinator", "LIN", 7, "/data/interest", "Rust.", "Rust en ruimte.") is None
    for number, why in ((7, None), (6, "own_voice"), (99, None)):
        retracted: dict[str, Any] = {"retracts": f"nota-{number:04}", "reason": "Nooit gebeurd."}
        assert refusal(service, coordinator, "RecordRetracted", by="LIN", **retracted) == why


def test_what_cannot_be_read_as_corrected_is_for_the_domain_to_refuse(service: Partnerflow) -> None:
    assert correcting(service, "representative", "BRO", 6, "/data/readiness", "willing", 7) is None
    assert correcting(service, "representative", "BRO", 6, "/data/nothing/there", "x", "y") is None
    assert correcting(service, "representative", "BRO", 99, "/data/readiness", "willing", "committed") is None


def asking(service: Partnerflow, name: str, actor: str | None) -> str:
    """Who asked for the erasure of a person in the name of LIN."""
    asked = ErasureAsk(key="nota", by="LIN", ground="objection", persons=("p-001",))
    return reading(service, holder(role(name, actor)), "erasure.ask").ask_erasure(asked).asked.principal


@pytest.mark.parametrize("name", ["coordinator", "data_protection_officer"])
def test_an_erasure_is_asked_for_in_the_name_that_one_speaks_for(service: Partnerflow, name: str) -> None:
    with pytest.raises(ForbiddenError) as told_of:
        asking(service, name, None)

    assert told_of.value.reason == "speaks_for_nobody"
    assert asking(service, name, "LIN") == "person-aaaaaaaaaaaaaaaa"


def test_an_erasure_is_asked_for_by_nobody_else(service: Partnerflow) -> None:
    with pytest.raises(ForbiddenError) as told_of:
        asking(service, "representative", "LIN")

    assert told_of.value.reason == "role_may_not"


def test_a_text_is_erased_by_a_fact_only_by_whoever_may_ask_for_it(service: Partnerflow) -> None:
    gone: dict[str, Any] = {"fact": "nota-0007", "pointers": ["/data/interest"], "ground": "objection"}

    assert refusal(service, holder(role("representative", "BRO")), "DisclosureErased", by="BRO", **gone) == (
        "not_told_by_role"
    )
    assert refusal(service, holder(role("coordinator", "LIN")), "DisclosureErased", by="LIN", **gone) is None
