"""Who stepped back for a while: suspended parties, and those that may still join."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.fact import Fact
from partnerflow.domain.parties.facts import LateJoinAgreed
from partnerflow.domain.parties.records import Party
from partnerflow.questions.registry import question
from partnerflow.questions.told import text, told
from partnerflow.questions.view import Answer, Asked, View


@question(
    "stepped_back",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie zette een stap terug, tot wanneer en op welke voorwaarde?",
    en="Who stepped back, until when and on what condition?",
)
def stepped_back(view: View[Asked]) -> Answer:
    """The parties that paused their own part, and those with an agreement to join later, the first to step back first.

    Answers a list of `{organisation, status, category, since, days, through, overdue, reopensStartnota, proviso}`.
    `through` is the day on which a suspended party expected to resume, or by which the other may join; `overdue`
    tells that this day has passed, `null` when none was named. `proviso` is the text of the condition for joining,
    `null` for a suspended party or when it was erased; `reopensStartnota` is `null` for a suspended party.
    """
    parties = view.state.parties
    agreed = {fact.data.organisation: fact for fact in told(view, LateJoinAgreed)}
    rows, behind = [], []
    for party in parties.by_organisation.values():
        if party.status == "suspended":
            still = list(takewhile(lambda span: span.status == "suspended", reversed(party.spans)))
            rows.append(_row(view, party, still[-1].since, party.expected_resume_on, None))
            behind.append(still[-1].fact)
        elif party.join_by is not None and party.present and not party.counts:
            agreement = next(agreed[code] for code in parties.lineage(party.organisation) if code in agreed)
            rows.append(_row(view, party, agreement.occurred_on, party.join_by, agreement))
            behind.append(agreement.id)
    rows.sort(key=lambda row: (row["since"], row["organisation"]))
    return Answer(value=rows, facts=tuple(behind))


def _row(
    view: View[Asked], party: Party, since: str, through: str | None, agreement: Fact[LateJoinAgreed] | None
) -> dict[str, Any]:
    return {
        "organisation": party.organisation,
        "status": party.status,
        "category": party.category,
        "since": since,
        "days": between(since, view.day),
        "through": through,
        "overdue": None if through is None else through < view.day,
        "reopensStartnota": agreement.data.reopens_startnota if agreement else None,
        "proviso": text(view, agreement.data.proviso if agreement else None),
    }
