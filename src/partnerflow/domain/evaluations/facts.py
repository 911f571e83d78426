"""The facts of evaluations."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.enumerations import EvaluationConclusion, EvaluationKind, PhaseKey
from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.objects import Improvement, ScanScore
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import NamedEvaluation, NewEvaluation
from partnerflow.domain.vocabulary.values import Day


@declare("partnership", path="evaluations", nl="Evaluatie gepland", en="Evaluation planned")
class EvaluationPlanned(Payload):
    """An evaluation gets its day."""

    evaluation: NewEvaluation
    kind: EvaluationKind
    planned_on: Day


@declare("partnership", path="evaluations/conclusions", nl="Evaluatie afgerond", en="Evaluation concluded")
class EvaluationConcluded(Payload):
    """The evaluation is done; its scores are means over all partners."""

    evaluation: NamedEvaluation
    kind: EvaluationKind
    scan: Annotated[tuple[ScanScore, ...], Items()] | None = None
    conclusion: EvaluationConclusion
    return_to: PhaseKey | None = None
    improvements: Annotated[tuple[Improvement, ...], Items()] | None = None
