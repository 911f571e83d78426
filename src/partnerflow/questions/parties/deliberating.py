"""Who is still deliberating, since when, and what was agreed about joining later."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.parties.facts import ReadinessDeclared
from partnerflow.domain.parties.records import Party
from partnerflow.questions.registry import question
from partnerflow.questions.told import told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "deliberating",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie is in beraad, en sinds wanneer?",
    en="Who is deliberating, and since when?",
)
def deliberating(view: View[Asked]) -> Answer:
    """The parties at the table that last declared to be deliberating, the longest first; `joinBy` as was agreed.

    Answers a list of `{organisation, since, joinBy}`; `since` is the first day of the declarations that say so
    without another between them, those of whom it legally succeeded included.
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
    behind = [fact for party in parties for fact in _declared(view, party)]
    behind += [party.spans[-1].fact for party in parties if party.join_by is not None]
    return Answer(value=value, facts=tuple(behind))


def _declared(view: View[Asked], party: Party) -> Iterator[str]:
    """The declarations since it deliberates, its own and those that came with the seat."""
    seat = view.state.parties.lineage(party.organisation)
    for fact in told(view, ReadinessDeclared):
        if fact.data.organisation in seat and fact.occurred_on >= (party.readiness_on or ""):
            yield fact.id
