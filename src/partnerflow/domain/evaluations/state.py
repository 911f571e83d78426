"""Evaluations planned and concluded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.evaluations import facts
from partnerflow.domain.evaluations.records import Evaluation
from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds


@dataclass(slots=True, kw_only=True)
class Evaluations(Slice):
    """The evaluations of one partnership."""

    by_ref: dict[str, Evaluation] = field(default_factory=dict)


@folds(Evaluations, facts.EvaluationPlanned)
def _planned(evaluations: Evaluations, fact: Fact[facts.EvaluationPlanned], state: Any) -> None:
    data = fact.data
    planned = Evaluation(ref=data.evaluation, kind=data.kind, fact=fact.id, planned_on=data.planned_on)
    # A conclusion that was dated before its plan, late or by a correction, still concluded it.
    known = evaluations.by_ref.get(data.evaluation)
    evaluations.by_ref[data.evaluation] = (
        planned if known is None else replace(known, fact=fact.id, planned_on=data.planned_on)
    )


@folds(Evaluations, facts.EvaluationConcluded)
def _concluded(evaluations: Evaluations, fact: Fact[facts.EvaluationConcluded], state: Any) -> None:
    data = fact.data
    known = evaluations.by_ref.get(data.evaluation) or Evaluation(ref=data.evaluation, kind=data.kind, fact=fact.id)
    evaluations.by_ref[data.evaluation] = replace(
        known,
        kind=data.kind,
        concluded_on=fact.occurred_on,
        concluding_fact=fact.id,
        conclusion=data.conclusion,
        return_to=data.return_to,
        scan=data.scan or (),
        improvements=data.improvements or (),
    )
