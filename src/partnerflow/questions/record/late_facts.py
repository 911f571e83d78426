"""Which facts became known more than so many days after they happened."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.days import between
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.questions.record.known import known_on
from partnerflow.questions.record.streams import streams
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class LateAsked(Asked):
    """More than how many days late."""

    days: Annotated[int, Integer(minimum=0, maximum=3660)] = 7


@question(
    "late_facts",
    permission="partnership.read",
    parameters=LateAsked,
    nl="Wat is laat geregistreerd?",
    en="What was recorded late?",
)
def late_facts(view: View[LateAsked]) -> Answer:
    """The facts of the partnership and of its grants that became known late, in the order in which they did.

    Answers a list of `{id, fact, occurredAt, knownAt, days}`: known more than so many days (7 when not given) after
    the day on which they happened. Both are days, as the facts read now; what was retracted is not among them, what
    was made void since is.
    """
    rows = [
        (known, between(fact.occurred_on, known), fact)
        for stream in streams(view)
        for fact in stream.reading
        for known in [known_on(stream.history, fact)]
    ]
    late = [row for row in sorted(rows, key=lambda row: row[0]) if row[1] > view.parameters.days]
    value = [
        {"id": fact.id, "fact": fact.type, "occurredAt": fact.occurred_on, "knownAt": known, "days": days}
        for known, days, fact in late
    ]
    return Answer(value=value, facts=tuple(fact.id for *_, fact in late))
