"""Which promises are not recognised, and which contributions not fixed or not delivered."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from partnerflow.domain.contributions.records import Commitment, Contribution
from partnerflow.domain.days import between, months_after
from partnerflow.questions.contributions.gaps import Gap, gap_of
from partnerflow.questions.contributions.words import described, promised
from partnerflow.questions.numbers import plain
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "open_promises",
    permission="partnership.read",
    parameters=Asked,
    nl="Welke toezeggingen zijn nog niet uitgesproken, erkend, vastgelegd of geleverd?",
    en="Which promises have not been declared, recognised, fixed or delivered yet?",
)
def open_promises(view: View[Asked]) -> Answer:
    """By organisation what is still open of what was asked and promised; who has gone owes nothing here.

    Answers a list of `{organisation, commitments, contributions}` by code, of those with something open.

    A commitment is `{commitment, text, status, since, days, dueOn, waitsFor}`: `asked` (not declared yet), `declared`
    (not recognised yet) or `due` (its months have passed and nobody said whether it was kept). `waitsFor` are those
    who can act.

    A contribution is `{contribution, kind, description, status, since, days}`: `offered` (not fixed yet) or `short`,
    which adds `through`, the last day that was looked at, and `due`, `delivered`, `gap` and `unit` for a quantity or
    `dueMinor`, `deliveredMinor`, `gapMinor` and `currency` for money. What was due is what the deliveries say was
    expected, lowered by an adjustment that came after them. A later period may make up for an earlier one. Once its
    term has passed the whole contribution is due; of what is promised per year and was never told of, one year's share
    for each full year.

    `text` and `description` are null when they were erased.
    """
    contributions, present = view.state.contributions, view.state.parties.present()
    open_: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {"commitments": [], "contributions": []})
    behind: list[str] = []
    for promise in contributions.commitments.values():
        waiting = _commitment(view, promise)
        if waiting is not None and promise.organisation in present:
            row = {"commitment": promise.ref, "text": promised(view, promise.fact), **waiting}
            open_[promise.organisation]["commitments"].append(row)
            behind += [promise.fact, *([promise.recognised_fact] if promise.recognised_fact else [])]
    for item in contributions.by_ref.values():
        lacking = _contribution(item, view.day)
        if lacking is not None and item.organisation in present:
            row = {"contribution": item.ref, "kind": item.kind, "description": described(view, item.fact), **lacking}
            open_[item.organisation]["contributions"].append(row)
            behind += [item.fact, *(delivery.fact for delivery in item.deliveries)]
            behind += [change.fact for change in item.adjustments]
    value = [{"organisation": code, **open_[code]} for code in sorted(open_)]
    return Answer(value=value, facts=tuple(behind))


def _commitment(view: View[Asked], promise: Commitment) -> dict[str, Any] | None:
    due_on = months_after(promise.declared_on, promise.months) if promise.declared_on and promise.months else None
    others = [code for code in view.state.parties.counting() if code != promise.organisation]
    if promise.ended_on is not None:
        return None
    if promise.declared_on is None:
        status, since, waits_for = "asked", promise.requested_on, [promise.organisation]
    elif promise.recognised_on is None:
        status, since, waits_for = "declared", promise.declared_on, others
    elif due_on is not None and due_on <= view.day:
        status, since, waits_for = "due", due_on, [promise.organisation]
    else:
        return None
    return {**_waits(status, since, view.day), "dueOn": due_on, "waitsFor": waits_for}


def _contribution(item: Contribution, day: str) -> dict[str, Any] | None:
    if item.ended_on is not None:
        return None
    if item.fixed_on is None:
        return _waits("offered", item.offered_on or day, day)
    gap = gap_of(item, day)
    if gap is None:
        return None
    since = item.deliveries[-1].on if item.deliveries else gap.through
    return {**_waits("short", since, day), **_amounts(gap, item.unit)}


def _waits(status: str, since: str, day: str) -> dict[str, Any]:
    return {"status": status, "since": since, "days": between(since, day)}


def _amounts(gap: Gap, unit: str | None) -> dict[str, Any]:
    suffix = "" if gap.measure.currency is None else "Minor"
    named = {"unit": unit} if gap.measure.currency is None else {"currency": gap.measure.currency}
    figures = {"due": gap.due, "delivered": gap.delivered, "gap": gap.missing}
    return {"through": gap.through, **{f"{name}{suffix}": plain(figure) for name, figure in figures.items()}, **named}
