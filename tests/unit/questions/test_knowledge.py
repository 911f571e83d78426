"""What becomes known later changes what is answered about earlier days, and never what was known then."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from partnerflow.domain.history import History
from partnerflow.questions.asking import ask
from tests.support.world import World
from tests.unit.questions.example import KEY, asked_of

LATER = "2025-11-03"
BEFORE = "2025-11-02"


def tell(world: World, fact: str, number: int, by: str = "LIN", **line: Any) -> str:
    """Tell one more fact of the example, known on a later day."""
    envelope = {"id": f"{KEY}-{number:04}", "fact": fact, "stream": "partnership", "key": KEY, "by": by}
    told = {**envelope, "occurredAt": line.pop("on", LATER), "knownAt": LATER, "data": line}
    assert world.tell(told) == []
    return str(envelope["id"])


def guards(world: World, on: str, **asked: Any) -> dict[str, Any]:
    """The advance of one day."""
    (advance,) = [
        item for item in asked_of(world, "advances", asked.pop("parameters", {}), **asked).answer if item["on"] == on
    ]
    return dict(advance)


def test_a_correction_counts_for_every_day_once_it_is_known(own_example: World) -> None:
    corrected = {"corrects": f"{KEY}-0201", "pointer": "/occurredAt", "old": "2023-03-20", "new": "2023-03-10"}
    tell(own_example, "RecordCorrected", 9001, **corrected, reason="Verkeerde dag genoteerd.")

    now = asked_of(own_example, "phase_durations", as_of="2025-10-16").answer
    before = asked_of(own_example, "phase_durations", as_of="2025-10-16", as_known_at=BEFORE).answer

    assert [phase["net"] for phase in now["phases"] if phase["phase"] == "agreeing"] == [271]
    assert [phase["net"] for phase in before["phases"] if phase["phase"] == "agreeing"] == [261]


def test_a_retracted_endorsement_was_never_given_once_that_is_known(own_example: World) -> None:
    tell(own_example, "RecordRetracted", 9001, retracts=f"{KEY}-0170", reason="Nooit gegeven.")

    now = asked_of(own_example, "ambition_status", as_of="2023-01-26").answer
    before = asked_of(own_example, "ambition_status", as_of="2023-01-26", as_known_at=BEFORE).answer

    assert (now["shared"], [item["reason"] for item in now["missing"]]) == (False, ["not_endorsed"])
    assert (before["shared"], before["missing"]) == (True, [])


def test_what_is_retracted_later_never_unmakes_an_advance_but_shows_as_a_finding(own_example: World) -> None:
    tell(own_example, "RecordRetracted", 9001, retracts=f"{KEY}-0170", reason="Nooit gegeven.")

    then = guards(own_example, "2023-01-26")
    now = guards(own_example, "2023-01-26", parameters={"knowledge": "now"})
    known_before = guards(own_example, "2023-01-26", parameters={"knowledge": "now"}, as_known_at=BEFORE)

    assert (then["guards"]["G2.2"], then["unmet"]) == ("met", [])
    assert now["guards"]["G2.2"] == "unmet"
    assert [item["guard"] for item in now["unmet"]] == ["G2.2"]
    assert known_before["guards"]["G2.2"] == "met"


def test_a_revocation_learned_late_makes_a_past_signature_invalid_as_known_now(own_example: World) -> None:
    tell(own_example, "MandateRevoked", 9001, by="WON", on="2025-01-10", mandate="M-WON-2")

    then = guards(own_example, "2025-01-30")
    now = guards(own_example, "2025-01-30", parameters={"knowledge": "now"})

    assert then["guards"]["G3.2"] == "waived"
    assert now["guards"]["G3.2"] == "unmet"
    assert [(item["reason"], item["organisation"]) for item in now["unmet"][0]["missing"]] == [
        ("mandate_revoked", "WON")
    ]
    assert now["waived"] == then["waived"] == [{"guard": "G3.2", "organisation": "BRZ", "waiver": "W-02"}]


def test_as_known_now_nothing_in_the_example_is_unmet(example: World) -> None:
    advances = asked_of(example, "advances", {"knowledge": "now"}).answer

    assert [item for advance in advances for item in advance["unmet"]] == []


def test_a_ratification_counts_from_its_own_day_also_as_known_now(example: World) -> None:
    now = guards(example, "2025-01-30", parameters={"knowledge": "now"})

    assert now["guards"]["G3.2"] == "waived"


@pytest.mark.parametrize("name", ["advances", "guard_evidence"])
def test_without_recorded_evidence_the_guards_are_judged_again_as_known_then(example: World, name: str) -> None:
    parameters = {"advances": {}, "guard_evidence": {"guard": "G3.2", "on": "2025-01-30"}}[name]
    told = example.history("partnership", KEY)
    bare = History(told.kind, told.process, [replace(fact, evidence=None) for fact in told.facts])

    judged_again = ask(name, parameters, bare, example.work)

    recorded = ask(name, parameters, told, example.work)
    assert all(fact.evidence is None for fact in bare.facts)
    assert any(fact.evidence is not None for fact in told.facts)
    assert judged_again == recorded


def test_an_announced_withdrawal_changes_nothing_before_it_is_known_to_have_happened(example: World) -> None:
    announced = asked_of(example, "members", as_of="2024-12-19", as_known_at="2024-12-19").answer
    known = asked_of(example, "members", as_of="2024-12-19", as_known_at="2024-12-20").answer

    assert "WRK" in announced["counting"]
    assert "WRK" not in known["counting"]
