"""What each partner promised, fixed and delivered, and how much co-financing that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow_api.pages.reviews.answers.asking import answers
from partnerflow_api.pages.reviews.answers.blocks import Block
from partnerflow_api.pages.reviews.answers.inquiry import Inquiry
from partnerflow_api.pages.tables import Cell


@answers("F15", "contributions")
def ledger(ask: Inquiry) -> Iterator[Block]:
    """What was promised, fixed, delivered and adjusted, by partner and kind."""
    rows = ask.ask("contributions_ledger")
    if not rows:
        return
    fixed, adjusted = (sum(bool(row[name]) for row in rows) for name in ("fixedOn", "adjusted"))
    yield ask.sentence("count", number=len(rows), fixed=fixed, adjusted=adjusted)
    for row in rows:
        for change in row["adjusted"]:
            told = {"day": ask.day(change["on"]), "organisation": ask.named([row["organisation"]])}
            before, after = (_quantity(ask, {**row, **change[side]}) for side in ("from", "to"))
            link = ask.refs("contribution", [row["contribution"]])
            yield ask.sentence("change", "attention", link, **told, before=before, after=after)
    yield ask.table(
        "table",
        "contribution/link organisation kind what worth/money quantity fixed/day ended/day cofinancing",
        (_row(ask, row) for row in rows),
    )
    deliveries = [(row, delivery) for row in rows for delivery in row["delivered"]]
    if deliveries:
        yield ask.table(
            "delivered",
            "organisation contribution/link from/day until_day/day delivered expected",
            (_delivery(ask, row, delivery) for row, delivery in deliveries),
            "deliveries",
        )


def _row(ask: Inquiry, row: dict[str, Any]) -> tuple[Cell, ...]:
    own = ask.ref("contribution", row["contribution"]), ask.named([row["organisation"]])
    what = ask.value("contributionKind", row["kind"]), ask.text(row["description"], "contribution", row["contribution"])
    quantity = _quantity(ask, {**row, "minor": None}) if row["quantity"] is not None else None
    worth = ask.amount(row["minor"], row["currency"])
    return (*own, *what, worth, quantity, row["fixedOn"], row["endedOn"], ask.yes(row["cofinancing"]))


def _delivery(ask: Inquiry, row: dict[str, Any], delivery: dict[str, Any]) -> tuple[Cell, ...]:
    own = ask.named([row["organisation"]]), ask.ref("contribution", row["contribution"])
    told = [
        _quantity(ask, {**row, "quantity": delivery.get(quantity), **(delivery.get(amount) or {"minor": None})})
        for quantity, amount in (("quantity", "amount"), ("expectedQuantity", "expectedAmount"))
    ]
    return (*own, delivery["period"]["start"], delivery["period"]["end"], *told)


def _quantity(ask: Inquiry, row: dict[str, Any]) -> str:
    """A number of something, an amount, or both."""
    told = []
    if row.get("quantity") is not None:
        number = f"{row['quantity']:g}".replace(".", "," if ask.words.language == "nl" else ".")
        per = f" {ask.value('per', row['per'])}" if row.get("per") == "year" else ""
        told.append(f"{number} {ask.value('unit', row['unit'])}{per}" if row.get("unit") else number)
    if row.get("minor") is not None:
        told.append(ask.money(row["minor"], row.get("currency")))
    return ", ".join(told) or "–"


@answers("F16", "contributions")
def cofinancing(ask: Inquiry) -> Iterator[Block]:
    """How much co-financing there is in money and in kind."""
    found = ask.ask("contribution_totals")
    if not found["byCurrency"]:
        return
    for currency, sums in found["byCurrency"].items():
        cash, kind = ask.money(sums["cashMinor"], currency), ask.money(sums["inKindMinor"], currency)
        yield ask.sentence("sum", cash=cash, kind=kind)
        codes = sorted({*sums["cash"], *sums["inKind"], *sums["other"]})
        yield ask.table(
            "table",
            "organisation cash/money in_kind/money uncounted/money",
            (
                (
                    ask.named([code]),
                    *(ask.amount(sums[name].get(code), currency) for name in ("cash", "inKind", "other")),
                )
                for code in codes
            ),
            currency,
        )
        yield ask.table(
            "by_kind",
            "kind worth/money",
            (
                (ask.value("contributionKind", kind), ask.amount(minor, currency))
                for kind, minor in sums["byKind"].items()
            ),
            f"{currency}-kinds",
        )
