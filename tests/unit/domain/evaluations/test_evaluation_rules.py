"""When an evaluation is concluded."""

from __future__ import annotations

from tests.support.table import Table, reasons


def test_an_evaluation_is_concluded_once_planned_or_not() -> None:
    table = Table()
    table.told("EvaluationPlanned", "AAA", {"evaluation": "E1", "kind": "annual", "plannedOn": "2020-06-01"})

    planned = table.tell("EvaluationConcluded", "AAA", {"evaluation": "E1", "kind": "annual", "conclusion": "continue"})
    unplanned = table.tell(
        "EvaluationConcluded", "AAA", {"evaluation": "E2", "kind": "theme", "conclusion": "continue"}
    )
    again = table.tell("EvaluationConcluded", "AAA", {"evaluation": "E1", "kind": "annual", "conclusion": "end"})

    assert planned == []
    assert unplanned == []
    assert reasons(again) == [("sequence", "already_concluded")]
