"""Which mandates of counting partners end soon."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.days import between
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class ExpiringAsked(Asked):
    """Within how many days."""

    days: Annotated[int, Integer(minimum=0, maximum=3660)] = 90


@question(
    "mandates_expiring",
    permission="partnership.read",
    parameters=ExpiringAsked,
    nl="Welke mandaten verlopen binnenkort?",
    en="Which mandates end soon?",
)
def mandates_expiring(view: View[ExpiringAsked]) -> Answer:
    """The mandates valid on the day whose last day comes within so many days, the first to end first.

    Answers a list of `{mandate, organisation, lastDay, daysLeft}` of counting partners, within so many days (90
    when not given).
    """
    counting = view.state.parties.counting()
    ending = []
    for mandate in view.state.mandates.by_ref.values():
        terms = mandate.on(view.day) if mandate.organisation in counting else None
        if terms is not None and terms.valid_through is not None:
            left = between(view.day, terms.valid_through)
            if left <= view.parameters.days:
                ending.append((terms.valid_through, mandate.ref, left, mandate))
    ending.sort(key=lambda item: item[:2])
    value = [
        {"mandate": ref, "organisation": mandate.organisation, "lastDay": last_day, "daysLeft": left}
        for last_day, ref, left, mandate in ending
    ]
    return Answer(value=value, facts=tuple(mandate.fact for *_, mandate in ending))
