"""When the partners last learned together, and whether they do what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from partnerflow.domain.course.records import Return
from partnerflow.domain.days import after, between
from partnerflow.domain.fact import Fact
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.questions.interaction.moments import moment
from partnerflow.questions.registry import question
from partnerflow.questions.substance import change, of_substance
from partnerflow.questions.told import told, told_after
from partnerflow.questions.view import Answer, Asked, View

Moments = Sequence[Fact[LearningMomentHeld]]


class FollowThroughAsked(Asked):
    """Within how many days the next learning moment is expected."""

    # The field asks for a learning moment at least twice a year.
    days: Annotated[int, Integer(minimum=1, maximum=3660)] = 183


@question(
    "learning_follow_through",
    permission="partnership.read",
    parameters=FollowThroughAsked,
    nl="Wanneer was ons laatste leermoment, en doen we wat we zeiden?",
    en="When was our last learning moment, and do we do what we said?",
)
def learning_follow_through(view: View[FollowThroughAsked]) -> Answer:
    """The last learning moment, what has changed since, and the returns that still ask what was learned.

    Answers `{last, days, nextBy, overdue, changed, returns}`. `last` is `{on, seeNow, doNow, doBetter, principles, id}`
    with what was seen and said, its texts null when they were erased; null itself when there never was one. `days` run
    since then, or since the beginning; `nextBy` is the last day for the next one, so many days on (183, half a year,
    when not given), and `overdue` says whether it has passed; there is none after the end of the partnership. `changed`
    are the facts of substance since, `{fact, on, organisation, id}`. `returns` are the repaired ones, which ask for
    what was learned: `{return, closedOn, heldOn, days, status}`, with the first learning moment from the day of the
    return on, and the days from the repair until then or until now. `status` is `held`, `late` (held after so many
    days), `waiting` or `missed`.
    """
    moments, within, course = told(view, LearningMomentHeld), view.parameters.days, view.state.course
    last = moments[-1] if moments else None
    since = last.occurred_on if last is not None else course.founded_on
    next_by = after(since, within) if course.ended is None else None
    told_since = told_after(view, last.id) if last is not None else iter(view.course)
    changed = [fact for fact in told_since if of_substance(fact)]
    repaired = [item for item in course.returns.values() if item.how == "repaired"]
    rows = [_asked(item, moments, within, view.day) for item in repaired]
    value = {
        "last": moment(view, last) if last is not None else None,
        "days": between(since, view.day),
        "nextBy": next_by,
        "overdue": next_by is not None and next_by < view.day,
        "changed": [change(fact) for fact in changed],
        "returns": rows,
    }
    behind = [last.id if last is not None else course.founding_fact, *(fact.id for fact in changed)]
    behind += [fact for item in repaired for fact in (item.fact, *_held(item, moments)[:1])]
    return Answer(value=value, facts=tuple(behind))


def _asked(item: Return, moments: Moments, within: int, day: str) -> dict[str, Any]:
    closed = item.closed_on or item.on
    held = next((fact.occurred_on for fact in moments if fact.occurred_on >= item.on), None)
    in_time = (held or day) <= after(closed, within)
    status = ("held" if in_time else "late") if held is not None else ("waiting" if in_time else "missed")
    return {
        "return": item.ref,
        "closedOn": closed,
        "heldOn": held,
        "days": between(closed, held or day),
        "status": status,
    }


def _held(item: Return, moments: Moments) -> list[str]:
    return [fact.id for fact in moments if fact.occurred_on >= item.on]
