"""What must go to the funder: conditions to meet, milestones to show, information to give, changes to tell of."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.questions.grants.held import GrantAsked, asked_about
from partnerflow.questions.grants.notices import notices_owed
from partnerflow.questions.grants.owed import owed_by_grant
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, View


class DueAsked(GrantAsked):
    """What is due within so many days; without a number, everything that is owed."""

    days: Annotated[int, Integer(minimum=0, maximum=3660)] | None = None


@question(
    "due_to_funder",
    permission="partnership.read",
    parameters=DueAsked,
    nl="Wat moet naar de financier, en tegen wanneer?",
    en="What must go to the funder, and by when?",
)
def due_to_funder(view: View[DueAsked]) -> Answer:
    """What the lead partner owes on every running grant, or on the one that is named: first what is due first.

    Answers a list of `{grant, what, ref, since, dueOn, daysLeft}`. What has no day comes last, and is left out when
    `days` is given; below zero days left it is late.

    A `condition` is one that is not met. A `milestone` has `tranche` and `outcome`, the last judgement: it belongs to
    the first tranche still to be paid, is not approved, and no pack was handed over since the last review, whose due
    date is its own. `information` was asked for by the last review of a `milestone`, `report` or `pack`, and no pack
    for that milestone followed. A `change_notice` tells of a `change` of partners, a return for which the partners
    saw the need, or a pause, with `organisation`, `successor` and `firstInPack`, the pack by which the funder could
    have known; its due date follows from the rule of the grant, where there is one.
    """
    asked = view.parameters
    running = tuple(held for held in asked_about(view) if held.grant.running)
    owed = [item for held in running for item in owed_by_grant(held)]
    owed += notices_owed(view, running)
    owed.sort(key=lambda item: (item.due_on is None, item.due_on or item.since))
    rows = [(item, item.row(view.day)) for item in owed]
    if asked.days is not None:
        rows = [(item, row) for item, row in rows if row["daysLeft"] is not None and row["daysLeft"] <= asked.days]
    return Answer(value=[row for _, row in rows], facts=tuple(fact for item, _ in rows for fact in item.facts))
