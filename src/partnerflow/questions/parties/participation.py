"""The place of one organisation over time, and since when it has a vote."""

from __future__ import annotations

from itertools import groupby

from partnerflow.domain.vocabulary.references import OrganisationRef
from partnerflow.errors import NotFoundError
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class ParticipationAsked(Asked, kw_only=True):
    """Of which organisation."""

    organisation: OrganisationRef


@question(
    "participation",
    permission="partnership.read",
    parameters=ParticipationAsked,
    nl="Sinds wanneer doet een organisatie mee, en telt zij mee?",
    en="Since when does an organisation take part, and does it count?",
)
def participation(view: View[ParticipationAsked]) -> Answer:
    """Its categories in order, with the days each held and whether it counted; days without one are left out.

    What began and ended on one day held at the end of none, and is left out as well.

    Answers a list of `{from, until, category, counts}`.
    """
    code = view.parameters.organisation
    party = view.state.parties.by_organisation.get(code)
    if party is None:
        raise NotFoundError(f"{code} is not a party of {view.key}", reason="not_a_party", organisation=code)
    lasting = [span for span in party.spans if span.until != span.since]
    value = []
    for (category, counts), group in groupby(lasting, key=lambda span: (span.category, span.counts)):
        spans = list(group)
        if category is not None:
            value.append({"from": spans[0].since, "until": spans[-1].until, "category": category, "counts": counts})
    return Answer(value=value, facts=tuple(span.fact for span in party.spans))
