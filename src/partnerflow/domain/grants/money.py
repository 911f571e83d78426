"""The rules of a grant's money: one currency, no more than was awarded or planned, each tranche settled once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.grants import facts
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.objects import Money
from partnerflow.errors import Fault


@rule(facts.GrantAwarded, facts.TranchePlanned, facts.TranchePaid)
def _amount(case: Case[Any]) -> Iterator[Fault]:
    yield from _currency(case, case.data.amount, "/data/amount/currency")


@rule(facts.GrantSettled)
def _settlement(case: Case[facts.GrantSettled]) -> Iterator[Fault]:
    data, awarded = case.data, case.grant.grant.amount
    yield from _currency(case, data.settled, "/data/settled/currency")
    if data.recovered is not None:
        yield from _currency(case, data.recovered, "/data/recovered/currency")
    if awarded is not None and data.settled.minor > awarded.minor:
        yield _too_much("more_than_awarded", "/data/settled/minor", data.settled, awarded.minor)


@rule(facts.TranchePlanned)
def _within_the_award(case: Case[facts.TranchePlanned]) -> Iterator[Fault]:
    grant, amount = case.grant.grant, case.data.amount
    if grant.amount is not None and grant.planned + amount.minor > grant.amount.minor:
        yield _too_much("more_than_awarded", "/data/amount/minor", amount, max(grant.amount.minor - grant.planned, 0))


@rule(facts.TranchePaid, facts.TrancheWithheld, facts.TrancheLapsed)
def _still_open(case: Case[Any]) -> Iterator[Fault]:
    tranche = case.grant.grant.tranches[case.data.tranche]
    if tranche.paid_on is not None:
        yield refuse("grant", "tranche_already_paid", "/data/tranche", tranche=tranche.ref, on=tranche.paid_on)
    elif tranche.lapsed_on is not None:
        yield refuse("grant", "tranche_lapsed", "/data/tranche", tranche=tranche.ref, on=tranche.lapsed_on)


@rule(facts.TranchePaid)
def _within_the_plan(case: Case[facts.TranchePaid]) -> Iterator[Fault]:
    planned, amount = case.grant.grant.tranches[case.data.tranche].planned, case.data.amount
    if amount.minor > planned.minor:
        yield _too_much("more_than_planned", "/data/amount/minor", amount, planned.minor)


def _currency(case: Case[Any], amount: Money, pointer: str) -> Iterator[Fault]:
    currency = case.grant.grant.currency
    if currency is not None and amount.currency != currency:
        yield refuse("grant", "other_currency", pointer, currency=amount.currency, expected=currency)


def _too_much(reason: str, pointer: str, amount: Money, most: int) -> Fault:
    """Amounts stay in whole minor units: how many make one of a currency is not for a rule to know."""
    return refuse("grant", reason, pointer, amount=amount.minor, most=most, currency=amount.currency)
