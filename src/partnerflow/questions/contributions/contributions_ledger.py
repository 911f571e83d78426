"""What was offered, fixed, adjusted and delivered, per partner and kind."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.contributions.facts import ContributionFixed, ContributionOffered
from partnerflow.domain.contributions.records import Contribution, Delivery, Terms
from partnerflow.questions.contributions.periods import PeriodAsked, check_period, holds, touches
from partnerflow.questions.contributions.words import described
from partnerflow.questions.numbers import plain
from partnerflow.questions.registry import question
from partnerflow.questions.told import told
from partnerflow.questions.view import Answer, View


@question(
    "contributions_ledger",
    permission="partnership.read",
    parameters=PeriodAsked,
    nl="Wat is toegezegd, vastgelegd, bijgesteld en geleverd, per partner en soort?",
    en="What was offered, fixed, adjusted and delivered, per partner and kind?",
)
def contributions_ledger(view: View[PeriodAsked]) -> Answer:
    """Every contribution as it stands, by reference, with what was changed and delivered.

    Answers a list of `{contribution, organisation, pledgedBy, kind, description, offeredOn, fixedOn, quantity, unit,
    per, minor, currency, cofinancing, period, replaces, replacedBy, endedOn, adjusted, delivered}`. `organisation`
    holds it now, a legal successor in the place of `pledgedBy`; `quantity` and `minor` are those after adjustment.
    `endedOn` is the day on which another took its place or its party went. `adjusted` is a list of `{on, from, to}`
    with `quantity` and `minor` on both sides; `delivered` a list of `{period, quantity, expectedQuantity, amount,
    expectedAmount}` with what was told of each. `description` is a text, null when it was erased.

    With a period: the contributions that ran in it, the adjustments made in it and the deliveries of periods that fall
    within it.
    """
    asked = view.parameters
    check_period(asked)
    offers = {fact.data.contribution: fact for fact in told(view, ContributionOffered)}
    fixings = {fact.data.contribution: fact for fact in reversed(told(view, ContributionFixed))}
    value, behind = [], []
    for item in sorted(view.state.contributions.by_ref.values(), key=lambda item: item.ref):
        if touches(asked, item):
            first = offers.get(item.ref) or fixings[item.ref]
            came = {"pledgedBy": first.data.organisation, "description": described(view, item.fact)}
            value.append({**_row(item, asked), **came})
            behind += [first.id, item.fact]
            behind += [change.fact for change in item.adjustments] + [delivery.fact for delivery in item.deliveries]
    return Answer(value=value, facts=tuple(behind))


def _row(item: Contribution, asked: PeriodAsked) -> dict[str, Any]:
    changes = [
        change for change in item.adjustments if (asked.start or change.on) <= change.on <= (asked.end or change.on)
    ]
    return {
        "contribution": item.ref,
        "organisation": item.organisation,
        "kind": item.kind,
        "offeredOn": item.offered_on,
        "fixedOn": item.fixed_on,
        "unit": item.unit,
        "per": item.per,
        **_terms(Terms(quantity=item.quantity, amount=item.amount)),
        "currency": item.amount.currency if item.amount else None,
        "cofinancing": item.cofinancing if item.fixed_on else None,
        "period": msgspec.to_builtins(item.period),
        "replaces": item.replaces,
        "replacedBy": item.replaced_by,
        "endedOn": item.ended_on,
        "adjusted": [
            {"on": change.on, "from": _terms(change.before), "to": _terms(change.after)} for change in changes
        ],
        "delivered": [_delivery(delivery) for delivery in item.deliveries if holds(asked, delivery.period)],
    }


def _terms(terms: Terms) -> dict[str, Any]:
    return {"quantity": plain(terms.quantity), "minor": terms.amount.minor if terms.amount else None}


def _delivery(delivery: Delivery) -> dict[str, Any]:
    members = {
        "period": msgspec.to_builtins(delivery.period),
        "quantity": plain(delivery.quantity),
        "expectedQuantity": plain(delivery.expected_quantity),
        "amount": msgspec.to_builtins(delivery.amount),
        "expectedAmount": msgspec.to_builtins(delivery.expected_amount),
    }
    return {name: value for name, value in members.items() if value is not None}
