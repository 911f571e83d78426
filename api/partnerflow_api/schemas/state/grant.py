"""The state of a grant."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.grants.state import Grant
from partnerflow_api.schemas.state.parts import money, period, present


def grant(state: Grant) -> dict[str, Any]:
    """For whom, how much, and how far: money, milestones, conditions, reports, reviews and appeals."""
    return present(
        status=state.status,
        partnership=state.partnership,
        funder=state.funder,
        leadPartner=state.lead_partner,
        amount=money(state.amount),
        period=period(state.period),
        awardedOn=state.awarded_on,
        rules=[{"rule": rule, "number": number} for rule, number in state.rules.items()],
        tranches=[
            present(
                tranche=item.ref,
                planned=money(item.planned),
                paid=money(item.paid),
                paidOn=item.paid_on,
                withheldOn=item.withheld_on,
                lapsedOn=item.lapsed_on,
            )
            for item in state.tranches.values()
        ],
        milestones=[
            present(
                milestone=item.ref,
                tranche=item.tranche,
                requiredBefore=item.required_before,
                outcome=item.outcome,
                reviewedOn=item.reviewed_on,
            )
            for item in state.milestones.values()
        ],
        conditions=[
            present(condition=item.ref, imposedOn=item.imposed_on, dueOn=item.due_on, metOn=item.met_on)
            for item in state.conditions.values()
        ],
        appeals=[present(appeal=item.ref, review=item.review, outcome=item.outcome) for item in state.appeals.values()],
    )
