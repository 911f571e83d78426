"""Learning moments in answers: the three questions, and what was said to each."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.fact import Fact
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.questions.told import text
from partnerflow.questions.view import View


def moment(view: View[Any], fact: Fact[LearningMomentHeld]) -> dict[str, Any]:
    """One learning moment, with its texts."""
    data = fact.data
    return {
        "on": fact.occurred_on,
        "seeNow": text(view, data.see_now),
        "doNow": text(view, data.do_now),
        "doBetter": text(view, data.do_better),
        "principles": list(data.principles or ()),
        "id": fact.id,
    }
