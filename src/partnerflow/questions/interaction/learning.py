"""What the partners learned and what they did otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.interaction.facts import (
    DiversityMeasureAgreed,
    IdentityMarkerAdopted,
    LearningMomentHeld,
    SuccessRecorded,
)
from partnerflow.questions.interaction.moments import moment
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "learning",
    permission="partnership.read",
    parameters=Asked,
    nl="Wat is geleerd, en wat ging goed?",
    en="What was learned, and what went well?",
)
def learning(view: View[Asked]) -> Answer:
    """The days on which the partners learned, recorded a success, agreed on diversity or took a name, and what they said.

    Answers `{moments, successes, diversityMeasures, identityMarkers, learned, told, agreed, names}`. The first four are
    days. `learned` is a list of `{on, seeNow, doNow, doBetter, principles, id}`, `told` of `{on, story, sharedWith, id}`,
    `agreed` of `{on, group, measures, id}` and `names` of `{on, name, chosenBy, id}`. A text is null when it was erased.
    """
    moments, successes = told(view, LearningMomentHeld), told(view, SuccessRecorded)
    measures, markers = told(view, DiversityMeasureAgreed), told(view, IdentityMarkerAdopted)
    value = {
        "moments": _days(moments),
        "successes": _days(successes),
        "diversityMeasures": _days(measures),
        "identityMarkers": _days(markers),
        "learned": [moment(view, fact) for fact in moments],
        "told": [
            {
                "on": fact.occurred_on,
                "story": text(view, fact.data.story),
                "sharedWith": list(fact.data.shared_with),
                "id": fact.id,
            }
            for fact in successes
        ],
        "agreed": [
            {
                "on": fact.occurred_on,
                "group": fact.data.group,
                "measures": [text(view, measure) for measure in fact.data.measures],
                "id": fact.id,
            }
            for fact in measures
        ],
        "names": [
            {"on": fact.occurred_on, "name": fact.data.name, "chosenBy": fact.data.chosen_by, "id": fact.id}
            for fact in markers
        ],
    }
    behind: tuple[AnyFact, ...] = (*moments, *successes, *measures, *markers)
    return Answer(value=value, facts=tuple(fact.id for fact in behind))


def _days(facts: Sequence[AnyFact]) -> list[str]:
    return [fact.occurred_on for fact in facts]
