"""How much co-financing there is, in money and in kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from partnerflow.domain.contributions.records import Contribution
from partnerflow.questions.contributions.periods import PeriodAsked, check_period, touches
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View

CASH = "finance"


@question(
    "contribution_totals",
    permission="partnership.read",
    parameters=PeriodAsked,
    nl="Hoeveel cofinanciering is er, in geld en in natura?",
    en="How much co-financing is there, in money and in kind?",
)
def contribution_totals(view: View[PeriodAsked]) -> Answer:
    """The value of the contributions that are fixed as co-financing and have not ended, after adjustment.

    Answers `{currency, cashMinor, cash, inKindMinor, inKind, byKind, other, byCurrency}`. `cash` and `inKind` are by
    organisation, `byKind` by kind of contribution; `other` is by organisation what is fixed without counting as
    co-financing. Different currencies are never added up: the figures are in the `currency` of most contributions,
    and `byCurrency` has them of each.

    With a period: only the contributions that ran in it.
    """
    asked = view.parameters
    check_period(asked)
    fixed = [item for item in view.state.contributions.by_ref.values() if item.fixed and touches(asked, item)]
    grouped: dict[str, list[Contribution]] = defaultdict(list)
    for item in fixed:
        if item.amount is not None:
            grouped[item.amount.currency].append(item)
    by_currency = {currency: _figures(grouped[currency]) for currency in sorted(grouped)}
    main = max(by_currency, key=lambda currency: len(grouped[currency]), default=None)
    figures = by_currency[main] if main is not None else _figures(())
    behind = [fact for item in fixed for fact in (item.fact, *(change.fact for change in item.adjustments))]
    return Answer(value={"currency": main, **figures, "byCurrency": by_currency}, facts=tuple(behind))


def _figures(items: Iterable[Contribution]) -> dict[str, Any]:
    cash, in_kind, by_kind, other = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for item in items:
        minor = item.amount.minor if item.amount is not None else 0
        if not item.cofinancing:
            other[item.organisation] += minor
            continue
        (cash if item.kind == CASH else in_kind)[item.organisation] += minor
        by_kind[item.kind] += minor
    return {
        "cashMinor": cash.total(),
        "cash": dict(sorted(cash.items())),
        "inKindMinor": in_kind.total(),
        "inKind": dict(sorted(in_kind.items())),
        "byKind": dict(sorted(by_kind.items())),
        "other": dict(sorted(other.items())),
    }
