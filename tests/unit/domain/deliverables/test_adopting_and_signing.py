"""A version is drafted, submitted, adopted and signed, in that order and each once."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import NOTE, Table, hash_of, reasons

SECTIONS = {"signing": {"text": "Getekend op é."}, "decision_making": {"text": 'Bij consent.\n"Samen".'}}
SECOND: dict[str, Any] = {"kind": "afsprakennota", "version": "2.0"}


@pytest.fixture
def table() -> Table:
    table = Table()
    for number, code in enumerate(("AAA", "BBB", "CCC"), 1):
        table.told("PersonRegistered", code, {"person": f"p-00{number}", "name": "Bo Bedenksel", "organisation": code})
    return table


def submit(table: Table, sha256: str | None = None, deliverable: dict[str, Any] = SECOND) -> list[Fault]:
    data = {"deliverable": deliverable, "sections": SECTIONS, "sha256": sha256 or hash_of(SECTIONS)}
    return table.tell("DeliverableSubmitted", "AAA", data)


def adopt(table: Table, decision: str) -> list[Fault]:
    return table.tell("DeliverableAdopted", "AAA", {"deliverable": SECOND, "decision": decision})


def sign(table: Table, organisation: str = "BBB", **more: Any) -> list[Fault]:
    signed = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    return table.say("DeliverableSigned", organisation, deliverable=SECOND, **signed, **more)


def grant_mandate(table: Table, organisation: str) -> str:
    mandate = f"M-{organisation}-1"
    terms = {"organ": "bestuur", "instrument": "decision", "reference": "B-1", "scope": ["explore"]}
    more = {"capacities": ["director"], "jointSignatories": 1, "validFrom": "2020-01-06", "organisation": organisation}
    table.told("MandateGranted", organisation, {"mandate": mandate, **terms, **more})
    return mandate


def test_the_hash_covers_the_sections_as_submitted(table: Table) -> None:
    assert reasons(submit(table, sha256="0" * 64)) == [("hash", "sections_differ_from_hash")]
    assert submit(table) == []


@pytest.mark.parametrize("deliverable", [SECOND, NOTE], ids=["submitted", "taken over"])
def test_a_version_is_submitted_once(table: Table, deliverable: dict[str, Any]) -> None:
    submit(table)

    assert reasons(submit(table, deliverable=deliverable)) == [("duplicate_reference", "deliverable")]


def test_a_version_is_drafted_until_it_is_submitted(table: Table) -> None:
    draft = {"deliverable": SECOND, "changeNote": "Eerste opzet."}
    assert table.tell("DeliverableDrafted", "AAA", draft) == []
    assert table.tell("DeliverableDrafted", "AAA", draft) == []

    submit(table)

    assert reasons(table.tell("DeliverableDrafted", "AAA", draft)) == [("sequence", "already_submitted")]


def test_an_incomplete_version_may_be_submitted_and_adopted_for_guards_judge_its_sections(table: Table) -> None:
    adoption = table.submit("2.0")

    assert adopt(table, table.decide(adoption)) == []


def test_a_version_is_adopted_once_by_a_decision_to_adopt_it(table: Table) -> None:
    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND})
    other = table.decide({"type": "adopt_deliverable", "deliverable": {**SECOND, "version": "3.0"}}, ref="P-02")

    assert reasons(adopt(table, decision)) == [("sequence", "not_submitted")]
    submit(table)
    assert reasons(adopt(table, other)) == [("decision", "no_decision_for_this")]
    assert adopt(table, decision) == []
    assert reasons(adopt(table, decision)) == [("sequence", "already_adopted")]


def test_a_decision_about_another_text_does_not_adopt_what_was_submitted_later(table: Table) -> None:
    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND, "sha256": "0" * 64})
    submit(table)

    assert reasons(adopt(table, decision)) == [("hash", "another_text_decided")]


def test_a_version_is_signed_after_its_adoption_and_by_each_once(table: Table) -> None:
    assert reasons(sign(table)) == [("sequence", "not_adopted")]
    table.submit("2.0")
    assert reasons(sign(table)) == [("sequence", "not_adopted")]

    adopt(table, table.decide({"type": "adopt_deliverable", "deliverable": SECOND}))

    assert sign(table) == []
    assert reasons(sign(table)) == [("duplicate_reference", "signature")]


def test_a_signature_names_the_text_that_was_adopted(table: Table) -> None:
    table.adopt("2.0")
    right = hash_of({"decision_making": {"text": "Zo doen we het."}, "signing": {"text": "Getekend."}})

    assert reasons(sign(table, sha256="0" * 64)) == [("hash", "another_text_signed")]
    assert sign(table, sha256=right) == []


def test_a_signature_is_set_under_a_mandate_of_the_same_organisation(table: Table) -> None:
    table.adopt("2.0")
    own, foreign = grant_mandate(table, "BBB"), grant_mandate(table, "AAA")

    assert reasons(sign(table, mandate=foreign)) == [("authority", "mandate_of_another_organisation")]
    assert sign(table, mandate=own) == []


def test_a_signature_without_mandate_is_recorded(table: Table) -> None:
    table.adopt("2.0")

    assert sign(table) == []

    (version,) = [item for item in table.state.deliverables.versions.values() if item.ref.version == "2.0"]
    assert version.signatures["BBB"].mandate is None


def test_only_counting_partners_sign(table: Table) -> None:
    table.adopt("2.0")
    table.say("PartySuspended", "CCC")

    assert reasons(sign(table, "CCC")) == [("membership", "does_not_count")]
    assert reasons(sign(table, "DDD")) == [("membership", "not_a_party")]


def test_what_was_withdrawn_is_neither_adopted_nor_signed(table: Table) -> None:
    submit(table)
    away = table.decide({"type": "withdraw_deliverable", "deliverable": SECOND})
    table.told("DeliverableWithdrawn", "AAA", {"deliverable": SECOND, "decision": away})

    decision = table.decide({"type": "adopt_deliverable", "deliverable": SECOND}, ref="P-02")

    assert reasons(adopt(table, decision)) == [("sequence", "version_withdrawn")]


def test_a_signature_that_was_carried_over_may_be_set_anew_once(table: Table) -> None:
    table.adopt("2.0")
    sign(table)
    small, changes = {**SECOND, "version": "2.1"}, {"signing": {"text": "Getekend en wel."}}
    whole = {"decision_making": {"text": "Zo doen we het."}, **changes}
    amended = {"deliverable": small, "amends": "2.0", "changes": changes, "sha256": hash_of(whole)}
    table.told("DeliverableAmended", "AAA", {**amended, "objectionThrough": "2020-02-18"})
    anew = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    table.day = "2020-02-19"

    assert table.say("DeliverableSigned", "BBB", deliverable=small, **anew) == []
    assert reasons(table.say("DeliverableSigned", "BBB", deliverable=small, **anew)) == [
        ("duplicate_reference", "signature")
    ]
