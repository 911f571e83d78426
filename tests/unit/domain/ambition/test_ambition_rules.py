"""Terms, versions of the shared ambition, and who endorses them."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.table import Table, reasons


@pytest.fixture
def table() -> Table:
    table = Table()
    draft(table, 2)
    return table


def draft(table: Table, version: int) -> list[Fault]:
    return table.tell("SharedAmbitionDrafted", "AAA", {"ambitionVersion": version, "text": "Samen verder."})


def endorse(table: Table, organisation: str = "BBB", **more: Any) -> list[Fault]:
    answers = {"stance": "given", "recognise": True, "own": True, "act": True}
    return table.say("AmbitionEndorsed", organisation, ambitionVersion=2, **answers, **more)


def test_a_term_keeps_its_reference_when_its_word_is_sharpened(table: Table) -> None:
    table.told("TermDisputed", "AAA", {"term": "BG-01", "word": "plek"})

    agreed = table.tell("SharedTermAgreed", "AAA", {"term": "BG-01", "word": "eigen plek", "meaning": "Een contract."})

    assert agreed == []
    assert table.state.ambition.terms["BG-01"].word == "eigen plek"


def test_a_version_of_the_ambition_is_drafted_once(table: Table) -> None:
    assert reasons(draft(table, 2)) == [("duplicate_reference", "ambition")]
    assert draft(table, 3) == []


def test_counting_partners_endorse_a_version_that_exists(table: Table) -> None:
    table.say("PartySuspended", "CCC")

    assert endorse(table) == []
    assert reasons(endorse(table, "CCC")) == [("membership", "does_not_count")]
    assert reasons(endorse(table, "DDD")) == [("membership", "not_a_party")]
    assert reasons(
        table.say(
            "AmbitionEndorsed", "AAA", ambitionVersion=3, stance="declined", recognise=False, own=False, act=False
        )
    ) == [("unknown_reference", "ambition")]


def test_nobody_endorses_for_another_party(table: Table) -> None:
    answers = {"stance": "given", "recognise": True, "own": True, "act": True}

    faults = table.tell("AmbitionEndorsed", "AAA", {"organisation": "BBB", "ambitionVersion": 2, **answers})

    assert reasons(faults) == [("authority", "speaks_for_another_party")]


def test_an_endorsement_rests_on_a_mandate_of_the_same_organisation(table: Table) -> None:
    terms = {"organ": "bestuur", "instrument": "decision", "reference": "B-1", "scope": ["decide"]}
    more = {"capacities": ["director"], "jointSignatories": 1, "validFrom": "2020-01-06"}
    for code in ("AAA", "BBB"):
        table.told("MandateGranted", code, {"mandate": f"M-{code}-1", "organisation": code, **terms, **more})

    assert reasons(endorse(table, mandate="M-AAA-1")) == [("authority", "mandate_of_another_organisation")]
    assert endorse(table, mandate="M-BBB-1") == []


def back(effect: str) -> dict[str, Any]:
    return {"ambitionVersion": 2, "effect": effect, "reason": "Geen mandaat."}


@pytest.mark.parametrize("effect", ["from_now", "from_start"])
def test_an_endorsement_is_taken_back_once_and_only_when_it_was_given(table: Table, effect: str) -> None:
    assert reasons(table.say("EndorsementWithdrawn", "BBB", **back(effect))) == [("sequence", "not_endorsed")]

    endorse(table)

    assert table.say("EndorsementWithdrawn", "BBB", **back(effect)) == []
    assert reasons(table.say("EndorsementWithdrawn", "BBB", **back(effect))) == [("sequence", "not_endorsed")]
    assert endorse(table) == []


def test_what_was_taken_back_may_prove_void_from_the_start(table: Table) -> None:
    endorse(table)
    table.say("EndorsementWithdrawn", "BBB", **back("from_now"))

    assert table.say("EndorsementWithdrawn", "BBB", **back("from_start")) == []
    assert table.state.ambition.reading(2, "BBB") == "not_endorsed"


def test_an_ambition_is_reaffirmed_by_a_decision_about_that_version(table: Table) -> None:
    draft(table, 3)
    decision = table.decide({"type": "reaffirm_ambition", "ambitionVersion": 2})

    wrong = table.tell("AmbitionReaffirmed", "AAA", {"ambitionVersion": 3, "decision": decision})
    right = table.tell("AmbitionReaffirmed", "AAA", {"ambitionVersion": 2, "decision": decision})

    assert reasons(wrong) == [("decision", "no_decision_for_this")]
    assert right == []
