"""Which successes are worth celebrating still: recorded, and not yet shared outside."""

from __future__ import annotations

from partnerflow.domain.days import between
from partnerflow.domain.interaction.facts import SuccessRecorded
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View

INSIDE = frozenset({"internal"})


@question(
    "celebrations",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke successen zijn nog niet met de buitenwereld gedeeld?",
    en="Which successes have not been shared with the outside world yet?",
)
def celebrations(view: View[Asked]) -> Answer:
    """The successes that were shared with nobody, or only among the partners, the oldest first.

    Answers a list of `{on, days, story, sharedWith, id}`. `days` run since it was recorded. `story` is null when it was
    erased.
    """
    waiting = [fact for fact in told(view, SuccessRecorded) if INSIDE.issuperset(fact.data.shared_with)]
    value = [
        {
            "on": fact.occurred_on,
            "days": between(fact.occurred_on, view.day),
            "story": text(view, fact.data.story),
            "sharedWith": list(fact.data.shared_with),
            "id": fact.id,
        }
        for fact in waiting
    ]
    return Answer(value=value, facts=tuple(fact.id for fact in waiting))
