"""Which terms run out, and what is due: one calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.days import until
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.questions.registry import question
from partnerflow.questions.together.due.agreements import (
    due_of_actions,
    due_of_decisions,
    due_of_deliverables,
    due_of_evaluations,
    due_of_mandates,
    due_of_means,
)
from partnerflow.questions.together.due.course import due_at_the_table, due_in_course
from partnerflow.questions.together.due.grants import due_of_grant
from partnerflow.questions.together.due.kinds import Due
from partnerflow.questions.view import Answer, Asked, View


class DeadlinesAsked(Asked):
    """Within how many days (90 when not given)."""

    within: Annotated[int, Integer(minimum=0, maximum=36600)] = 90


@question(
    "deadlines",
    permission="partnership.read",
    parameters=DeadlinesAsked,
    nl="Welke termijnen lopen af: herziening, afwijking, pauze, evaluatie, opzeg, looptijd?",
    en="Which terms run out: review, waiver, pause, evaluation, notice, term?",
)
def deadlines(view: View[DeadlinesAsked]) -> Answer:
    """Everything with a day that runs out or is due, of the partnership and its grants, the first day first.

    Answers a list of `{on, kind, subject, organisation, project, grant, daysLeft, overdue, fact}`: what comes within
    so many days, and what should have happened already. `on` is the last day; after it `daysLeft` is below zero and
    `overdue` true. `subject` is the reference of what it is about; `organisation`, `project` and `grant` are null
    where they have no part in it; `fact` is the fact that set the day.

    `kind` is one of:

    - `waiver_ends`: a waiver that nothing resolved; `pause_ends`, `suspension_ends`: the day on which the partnership,
      or one party, was expected to go on; `return_target`, `repair_due`: of the return that is open.
    - `term_ends`, and `renewal_due` six months before it as long as no next renewal is opened; `renewal_decision`: the
      first day of the term that an open renewal proposes; `recommitment_effective`: a partner's part changes.
    - `withdrawal_effective`, `join_by`, `default_repair`: what was agreed with, or told to, a party.
    - `mandate_ends`: of a counting partner; `delegation_ends`: subject of a body; `decision_review`: until something
      later is decided on the same; `proposal_deadline`: of an open proposal.
    - `deliverable_due`: the process asks for it so many days after its phase was first entered, and no version was
      adopted; `objection_window`: of a small change that is not in force; `in_force_ends`.
    - `commitment_ends`: its months are over and nobody told whether it was kept; `contribution_ends`.
    - `evaluation_planned`; `improvement_due`: of the last evaluation; `action_due`.
    - `condition_due`, `review_due`, `grant_ends`: towards a funder, until met, reviewed again or settled.
    - `retention_ends`: of the archive.

    What lapses by itself is not told after its day: `mandate_ends`, `delegation_ends`, `default_repair`,
    `contribution_ends`, `recommitment_effective`, `retention_ends`. Of a partnership that has ended only the last of
    these and the deadlines of its grants remain.
    """
    within, day = view.parameters.within, view.day
    found = [item for item in deadlines_of(view.state, view.grants(day)) if is_told(item, day, within)]
    return Answer(value=[_row(item, day) for item in found], facts=tuple(item.fact for item in found))


def deadlines_of(state: PartnershipState, grants: Iterable[GrantOnDay]) -> list[Due]:
    """Every deadline that a partnership and its grants leave open, the first day first, whichever day it is today."""
    found = [*_of_partnership(state), *(item for one in grants for item in due_of_grant(one.key, one.grant))]
    return sorted(found, key=lambda item: (item.on, item.kind, item.grant or "", item.subject, item.organisation or ""))


def is_told(item: Due, day: str, within: int) -> bool:
    """Whether a deadline is of interest on a day: it comes within so many days, or has passed and did not lapse."""
    left = until(day, item.on)
    return 0 <= left <= within or (left < 0 and not item.lapses)


def _of_partnership(state: PartnershipState) -> Iterator[Due]:
    course = state.course
    if course.ended is not None:
        if course.retain_through is not None and course.closing_report is not None:
            on, fact = course.retain_through, course.closing_report
            yield Due(on=on, kind="retention_ends", subject="archive", fact=fact)
        return
    yield from due_in_course(course)
    yield from due_at_the_table(state)
    yield from due_of_mandates(state)
    yield from due_of_decisions(state.decisions)
    yield from due_of_deliverables(state)
    yield from due_of_means(state)
    yield from due_of_evaluations(state.evaluations)
    yield from due_of_actions(state.projects)


def _row(item: Due, day: str) -> dict[str, Any]:
    left = until(day, item.on)
    return {
        "on": item.on,
        "kind": item.kind,
        "subject": item.subject,
        "organisation": item.organisation,
        "project": item.project,
        "grant": item.grant,
        "daysLeft": left,
        "overdue": left < 0,
        "fact": item.fact,
    }
