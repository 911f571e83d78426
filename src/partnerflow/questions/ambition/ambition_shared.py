"""In which days which version of the ambition was everybody's."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.questions.ambition.versions import endorsements_of
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View

# Whose answers there are, and whose answers are needed.
DECIDING = frozenset({"ambition", "parties"})


@question(
    "ambition_shared",
    permission="partnership.read",
    parameters=Asked,
    nl="Wanneer was welke ambitie van iedereen?",
    en="When was which ambition everybody's?",
)
def ambition_shared(view: View[Asked]) -> Answer:
    """The intervals in which every counting partner fully endorsed the same version; of several, the highest one.

    Answers a list of `{version, from, until}`: when which version was everybody's.
    """
    state, shared = view.empty(), None
    intervals: list[dict[str, Any]] = []
    behind: list[str] = []
    for day, facts in groupby(view.course, key=lambda fact: fact.occurred_on):
        today = list(facts)
        version = state.folded(today).ambition.shared_by(state.parties.counting())
        if version == shared:
            continue
        if shared is not None:
            intervals[-1]["until"] = day
        if version is not None:
            intervals.append({"version": version, "from": day, "until": None})
            behind += [state.ambition.drafts[version].fact, *endorsements_of(state, version)]
        behind += [fact.id for fact in today if _decides(fact)]
        shared = version
    return Answer(value=intervals, facts=tuple(behind))


def _decides(fact: AnyFact) -> bool:
    return FACT_TYPES[fact.type].subject in DECIDING
