"""What never happened gave nothing a name."""

from __future__ import annotations

from tests.support.table import Table, reasons

PROJECT = {"project": "PF1", "title": "Eerste stap"}


def test_what_a_retracted_fact_named_cannot_be_referred_to_but_can_be_named_anew() -> None:
    table = Table()
    table.told("ProjectDefined", "AAA", PROJECT)
    named = table.world.history("partnership", "proef").facts[-1].id
    assert table.tell("ProjectDefined", "AAA", PROJECT) != []

    table.told("RecordRetracted", "AAA", {"retracts": named, "reason": "Nooit gebeurd."})

    assert reasons(table.tell("ProjectStarted", "AAA", {"project": "PF1"})) == [("unknown_reference", "project")]
    assert table.tell("ProjectDefined", "AAA", PROJECT) == []
    assert table.tell("ProjectStarted", "AAA", {"project": "PF1"}) == []
