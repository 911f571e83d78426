"""What each party promised to bring in, what it brought, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.reports.document import Chapter, chapter
from partnerflow_api.reports.telling import NONE, Teller


def contributions(tell: Teller) -> Chapter:
    """The chapter of contributions."""
    rows = (_row(tell, each) for each in tell.ask("contributions_ledger"))
    return chapter(
        tell("contributions.title"),
        tell.table("contributions", ("organisation:3", "what:4", "fixed", "amount#", "ended"), rows),
        tell.table("contributions.delivered", ("organisation:3", "what:3", "delivered#", "agreed#"), _delivered(tell)),
        tell.table("contributions.totals", ("currency", "cash#", "in_kind#", "total#"), _totals(tell)),
    )


def _row(tell: Teller, told: dict[str, Any]) -> tuple[str, ...]:
    kind = tell.value("contributionKind", told["kind"])
    what = f"{kind}: {told['description']}" if told["description"] else kind
    if told["cofinancing"]:
        what = tell("contributions.cofinancing", what=what)
    amount = [_quantity(tell, told["quantity"], told["unit"])] if told["quantity"] is not None else []
    amount += [tell.money(told["minor"], told["currency"])] if told["minor"] is not None else []
    said = "; ".join(amount) or NONE
    return tell.name(told["organisation"]), what, tell.day(told["fixedOn"]), said, tell.day(told["endedOn"])


def _delivered(tell: Teller) -> Iterator[tuple[str, ...]]:
    for each in tell.ask("delivered"):
        who, what = tell.name(each["organisation"]), each["contribution"]
        if "unit" in each:
            yield who, what, *(_quantity(tell, each[side], each["unit"]) for side in ("delivered", "expected"))
        else:
            yield who, what, *(tell.money(each[f"{side}Minor"], each["currency"]) for side in ("delivered", "expected"))


def _totals(tell: Teller) -> Iterator[tuple[str, ...]]:
    for currency, told in tell.ask("contribution_totals")["byCurrency"].items():
        amounts = (told["cashMinor"], told["inKindMinor"], told["cashMinor"] + told["inKindMinor"])
        yield currency, *(tell.money(minor, currency) for minor in amounts)


def _quantity(tell: Teller, quantity: float | None, unit: str | None) -> str:
    return NONE if quantity is None else f"{tell.number(quantity)} {tell.value('unit', unit)}"
