"""What each renewal yielded: who goes on, and for how long."""

from __future__ import annotations

from typing import Any

import msgspec

from partnerflow.domain.course.facts import PartnerRecommitted, PartnershipRenewed, RenewalOpened
from partnerflow.domain.course.records import Renewal
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "renewals",
    permission="partnership.read",
    parameters=Asked,
    nl="Wat leverde elke vernieuwing op?",
    en="What did each renewal yield?",
)
def renewals(view: View[Asked]) -> Answer:
    """Every renewal with the answers of the partners; `period` is the one decided, null while it is only proposed.

    Answers a list of `{renewal, termNumber, openedOn, renewedOn, proposedPeriod, period, decision, outcomes}`.
    """
    value = [_row(renewal) for renewal in view.state.course.renewals.values()]
    return Answer(value=value, facts=tuple(view.ids_of(RenewalOpened, PartnerRecommitted, PartnershipRenewed)))


def _row(renewal: Renewal) -> dict[str, Any]:
    return {
        "renewal": renewal.ref,
        "termNumber": renewal.term,
        "openedOn": renewal.opened_on,
        "renewedOn": renewal.renewed_on,
        "proposedPeriod": msgspec.to_builtins(renewal.proposed),
        "period": msgspec.to_builtins(renewal.period) if renewal.period else None,
        "decision": renewal.decision,
        "outcomes": dict(sorted(renewal.outcomes.items())),
    }
