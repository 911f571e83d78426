"""How each grant stands in money: awarded, paid, settled, recovered; and what is still contested."""

from __future__ import annotations

from typing import Any

from partnerflow.questions.grants.held import GrantAsked, Held, asked_about
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


@question(
    "settlement",
    permission="partnership.read",
    parameters=GrantAsked,
    nl="Hoe is de subsidie vastgesteld, wat is teruggevorderd en wat staat nog open?",
    en="How was the grant settled, what was recovered and what is still open?",
)
def settlement(view: View[GrantAsked]) -> Answer:
    """Every grant, or the one that is named, with its amounts side by side in minor units.

    Answers a list of `{grant, status, currency, appliedMinor, awardedMinor, paidMinor, settledOn, settledMinor,
    recoveredMinor, toPayMinor, openAppeals}`.

    `status` is `applied`, `awarded`, `rejected` or `settled`. `toPayMinor` is what the settled amount leaves to be
    paid, after what was paid and recovered; below zero it is still to come back; `null` before the settlement. An
    appeal that is still open is `{appeal, review, filedOn}`.
    """
    value = [_row(held) for held in asked_about(view)]
    return Answer(value=value, facts=tuple(fact for held in asked_about(view) for fact in _behind(held)))


def _row(held: Held) -> dict[str, Any]:
    grant, final = held.grant, held.grant.settlement
    recovered = final.recovered.minor if final is not None and final.recovered is not None else None
    return {
        "grant": held.key,
        "status": grant.status,
        "currency": grant.currency,
        "appliedMinor": grant.applied_for.minor if grant.applied_for is not None else None,
        "awardedMinor": grant.awarded.minor if grant.awarded is not None else None,
        "paidMinor": grant.paid,
        "settledOn": final.on if final is not None else None,
        "settledMinor": final.settled.minor if final is not None else None,
        "recoveredMinor": recovered,
        "toPayMinor": final.settled.minor - grant.paid + (recovered or 0) if final is not None else None,
        "openAppeals": [
            {"appeal": appeal.ref, "review": appeal.review, "filedOn": appeal.filed_on}
            for appeal in grant.appeals.values()
            if appeal.outcome is None
        ],
    }


def _behind(held: Held) -> list[str]:
    grant = held.grant
    paid = [tranche.paid_fact for tranche in grant.tranches.values() if tranche.paid_fact is not None]
    final = [grant.settlement.fact] if grant.settlement is not None else []
    appeals = [appeal.fact for appeal in grant.appeals.values() if appeal.outcome is None]
    return [grant.founding_fact, held.began, *paid, *final, *appeals]
