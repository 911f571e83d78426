"""Who takes part: who counts, who else is there, and who is gone."""

from __future__ import annotations

from partnerflow.domain.parties.records import GONE, Party
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "members",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie is partner, wie doet mee en wie vertrok?",
    en="Who is a partner, who takes part and who has left?",
)
def members(view: View[Asked]) -> Answer:
    """The counting partners by code, the others with their status, and who left with the first day without them.

    Answers `{counting, others, gone, sinceOf}`. `counting` are codes; the others are `{organisation, status,
    category}`; who is gone is `{organisation, status, since, until, successor}`.

    `others` holds whoever was invited and does not count. `sinceOf` tells since when each has its present place.
    `since` of who is gone is the first day on which it counted the last time; null when it never counted.
    """
    parties = view.state.parties
    known = sorted(parties.by_organisation.values(), key=lambda party: party.organisation)
    value = {
        "counting": list(parties.counting()),
        "others": [
            {"organisation": party.organisation, "status": party.status, "category": party.category}
            for party in known
            if not party.counts and party.status not in GONE
        ],
        "gone": [
            {
                "organisation": party.organisation,
                "status": party.status,
                "since": _counted_since(party),
                "until": party.since,
                "successor": party.successor,
            }
            for party in known
            if party.status in GONE
        ],
        "sinceOf": {party.organisation: party.since for party in known if party.status not in GONE},
    }
    return Answer(value=value, facts=tuple(party.spans[-1].fact for party in known))


def _counted_since(party: Party) -> str | None:
    """The first day on which who is gone counted, after it was last gone before."""
    since: str | None = None
    for span in party.spans[:-1]:
        if span.status in GONE:
            since = None
        elif since is None and span.counts:
            since = span.since
    return since
