"""Bad lines of evaluations."""

from __future__ import annotations

from tests.unit.domain.refused.row import Refused, told

PLANNED = {"evaluation": "E1", "kind": "annual", "plannedOn": "2020-12-01"}
CONCLUDED = {"evaluation": "E1", "kind": "annual", "conclusion": "continue"}

ROWS = (
    Refused(
        fact="EvaluationPlanned",
        reason="duplicate_reference.evaluation",
        bad=PLANNED,
        but={"evaluation": "E2"},
        upon=told(("EvaluationPlanned", PLANNED)),
    ),
    Refused(
        fact="EvaluationConcluded",
        reason="sequence.already_concluded",
        bad=CONCLUDED,
        but={"evaluation": "E2"},
        upon=told(("EvaluationConcluded", CONCLUDED)),
    ),
)
