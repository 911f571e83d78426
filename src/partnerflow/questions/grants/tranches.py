"""Which tranches were planned, paid, withheld or let go, and what that comes to."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.days import between
from partnerflow.domain.grants.records import Tranche
from partnerflow.questions.grants.held import GrantAsked, the_one
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "tranches",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Welke schijven zijn betaald of ingehouden, wanneer en waarom?",
    en="Which tranches have been paid or withheld, when and why?",
)
def tranches(view: View[GrantAsked]) -> Answer:
    """The award, what was paid of it, and every tranche in the order in which they were planned.

    Answers `{awardedMinor, paidMinor, tranches, grant, currency}`, amounts in minor units. A tranche is `{tranche,
    minor, status, paidOn, withheldOn, daysWithheld, paidMinor, lapsedOn, conditions}`.

    `status` is `planned`, `withheld`, `paid` or `lapsed`. `withheldOn` is the first day of withholding, and
    `daysWithheld` counts from there until it was paid or lapsed, or until now; `conditions` are those it waited for.
    `grant` must be named when several were awarded: their sums say nothing together. Without an award the sums are 0.
    """
    held = the_one(view)
    if held is None:
        return Answer(value={"awardedMinor": 0, "paidMinor": 0, "tranches": [], "grant": None, "currency": None})
    grant = held.grant
    value = {
        "awardedMinor": grant.awarded.minor if grant.awarded is not None else 0,
        "paidMinor": grant.paid,
        "tranches": [_row(tranche, view.day) for tranche in grant.tranches.values()],
        "grant": held.key,
        "currency": grant.currency,
    }
    behind = [fact for tranche in grant.tranches.values() for fact in _behind(tranche)]
    return Answer(value=value, facts=(held.began, *behind))


def _row(tranche: Tranche, day: str) -> dict[str, Any]:
    closed = tranche.paid_on or tranche.lapsed_on or day
    return {
        "tranche": tranche.ref,
        "minor": tranche.planned.minor,
        "status": tranche.status,
        "paidOn": tranche.paid_on,
        "withheldOn": tranche.withheld_on,
        "daysWithheld": between(tranche.withheld_on, closed) if tranche.withheld_on is not None else None,
        "paidMinor": tranche.paid.minor if tranche.paid is not None else None,
        "lapsedOn": tranche.lapsed_on,
        "conditions": list(tranche.withheld_for),
    }


def _behind(tranche: Tranche) -> list[str]:
    settled = (tranche.paid_fact, tranche.lapsed_fact)
    return [tranche.fact, *tranche.withheld_facts, *(fact for fact in settled if fact is not None)]
