"""Whether the funder's conditions were met in time, and what shows it."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.grants.facts import ConditionImposed
from partnerflow.domain.grants.records import Condition
from partnerflow.questions.grants.held import GrantAsked, asked_about
from partnerflow.questions.grants.proofs import Proofs
from partnerflow.questions.registry import question
from partnerflow.questions.told import of_type, text
from partnerflow.questions.view import Answer, View


@question(
    "conditions",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Zijn de voorwaarden tijdig vervuld, en waaruit blijkt dat?",
    en="Have the conditions been met in time, and what shows it?",
)
def conditions(view: View[GrantAsked]) -> Answer:
    """Every condition of every grant, or of the one that is named, in the order in which they were imposed.

    Answers a list of `{condition, dueOn, metOn, provenDates, provenOn, inTime, grant, imposedOn, review, provenBy,
    text}`.

    The funder confirms a condition on `metOn`; the facts by which it does so, `provenBy`, happened on `provenDates`,
    the last of them on `provenOn`. It is in time when that day was not after `dueOn`, however much later it was
    confirmed. Of a fact that is void by now, no day is given; where none is left, the day of the confirmation tells.
    `inTime` is `null` without a due date, and while the condition is open and the date has not passed. `text` is what
    was asked, `null` when it was erased.
    """
    proofs = Proofs(view)
    value, behind = [], []
    for held in asked_about(view):
        asked = {fact.id: fact.data.text for fact in of_type(held.course, ConditionImposed)}
        for condition in held.grant.conditions.values():
            words = text(view, asked.get(condition.fact))
            value.append({**_row(condition, view.day, proofs), "grant": held.key, "text": words})
            proven = (address.fact for address in condition.proven_by)
            behind += [condition.fact, *([condition.met_fact] if condition.met_fact else []), *proven]
    return Answer(value=value, facts=tuple(behind))


def _row(condition: Condition, day: str, proofs: Proofs) -> dict[str, Any]:
    met_on = condition.met_on
    proven = [(address, proofs.day(address, met_on or day)) for address in condition.proven_by]
    dates = sorted({on for _, on in proven if on is not None})
    return {
        "condition": condition.ref,
        "dueOn": condition.due_on,
        "metOn": met_on,
        "provenDates": dates,
        "provenOn": dates[-1] if dates else None,
        "inTime": _in_time(condition, dates[-1] if dates else met_on, day),
        "imposedOn": condition.imposed_on,
        "review": condition.review,
        "provenBy": [
            {"stream": address.stream, "key": address.key, "fact": address.fact, "on": on} for address, on in proven
        ],
    }


def _in_time(condition: Condition, shown_on: str | None, day: str) -> bool | None:
    due = condition.due_on
    if due is None:
        return None
    if shown_on is None:
        return None if day <= due else False
    return shown_on <= due
