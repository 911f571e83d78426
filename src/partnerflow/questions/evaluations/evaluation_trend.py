"""How the cooperation developed: the means of each scan, never of one partner."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from partnerflow.domain.evaluations.records import Evaluation
from partnerflow.questions.evaluations.order import by_day
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

HUNDREDTH = Decimal("0.01")


@question(
    "evaluation_trend",
    permission="partnership.read",
    parameters=Asked,
    nl="Hoe ontwikkelde de samenwerking zich?",
    en="How did the cooperation develop?",
)
def evaluation_trend(view: View[Asked]) -> Answer:
    """The scans of the evaluations that had one, in the order in which they were held.

    Answers a list of `{evaluation, on, mean, scores, spread}`. `scores` and `spread` are by condition, over all
    partners together; `spread` holds only the conditions for which it was told. `mean` is that of the scores, rounded
    to hundredths.
    """
    held = [item for item in by_day(view.state.evaluations.by_ref.values()) if item.scan]
    behind = tuple(item.concluding_fact for item in held if item.concluding_fact is not None)
    return Answer(value=[_row(item) for item in held], facts=behind)


def _row(item: Evaluation) -> dict[str, Any]:
    scores = {score.condition: score.mean for score in item.scan}
    mean = sum(scores.values(), Decimal(0)) / len(scores)
    return {
        "evaluation": item.ref,
        "on": item.concluded_on,
        "mean": float(mean.quantize(HUNDREDTH, ROUND_HALF_UP)),
        "scores": {condition: float(score) for condition, score in scores.items()},
        "spread": {score.condition: float(score.spread) for score in item.scan if score.spread is not None},
    }
