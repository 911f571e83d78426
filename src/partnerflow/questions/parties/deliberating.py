"""Who is still deliberating, since when, and what was agreed about joining later."""

from __future__ import annotations

from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "deliberating",
    parameters=Asked,
    nl="Wie is in beraad, en sinds wanneer?",
    en="Who is deliberating, and since when?",
)
def deliberating(view: View[Asked]) -> Answer:
    """The parties at the table that last declared to be deliberating, the longest first; `joinBy` as was agreed.

    Answers a list of `{organisation, since, joinBy}`.
    """
    parties = [
        party
        for party in view.state.parties.by_organisation.values()
        if party.readiness == "deliberating" and party.present
    ]
    parties.sort(key=lambda party: (party.readiness_on or "", party.organisation))
    value = [
        {"organisation": party.organisation, "since": party.readiness_on, "joinBy": party.join_by} for party in parties
    ]
    behind = [party.readiness_fact for party in parties if party.readiness_fact is not None]
    behind += [party.spans[-1].fact for party in parties if party.join_by is not None]
    return Answer(value=value, facts=tuple(behind))
