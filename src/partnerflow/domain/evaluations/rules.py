"""The rules of evaluations."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.evaluations.facts import EvaluationConcluded
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault


@rule(EvaluationConcluded)
def _concluded_once(case: Case[EvaluationConcluded]) -> Iterator[Fault]:
    """An evaluation has one conclusion; it need not have been planned."""
    evaluation = case.partnership.evaluations.by_ref.get(case.data.evaluation)
    if evaluation is not None and evaluation.concluded_on is not None:
        yield refuse(
            "sequence", "already_concluded", "/data/evaluation", evaluation=evaluation.ref, on=evaluation.concluded_on
        )
