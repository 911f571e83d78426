"""What can be seen of the projects, of learning, of the grants, and of the record itself."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.grants.state import Grant
from partnerflow.questions.record.comparing.standpoint import Point
from partnerflow.questions.record.comparing.traits import Trait


def projects(point: Point) -> Iterator[Trait]:
    """How each project and each action stands."""
    for project in point.state.projects.by_ref.values():
        yield Trait("project", project.ref, project.status, project.fact)
    for action in point.state.projects.actions.values():
        told = {"organisation": action.organisation, "status": action.status}
        yield Trait("action", action.ref, told, action.fact)


def learning(point: Point) -> Iterator[Trait]:
    """How each evaluation stands, and how often people met, learned and celebrated."""
    for evaluation in point.state.evaluations.by_ref.values():
        yield Trait("evaluation", evaluation.ref, evaluation.conclusion or "planned", evaluation.fact)
    interaction = point.state.interaction
    counts = {
        "dialogues": len(interaction.dialogues),
        "learningMoments": len(interaction.learning_moments),
        "successes": len(interaction.successes),
    }
    for what, number in counts.items():
        if number:
            yield Trait(what, None, number)


def grants(point: Point) -> Iterator[Trait]:
    """Of each grant its status and money, and how everything stands that either side set down."""
    for key, grant in point.grant_states.items():
        yield Trait("grant", key, grant.status, grant.awarded_fact or grant.founding_fact)
        if grant.paid:
            yield Trait("paidMinor", key, grant.paid)
        for what, ref, value, fact in _of(grant):
            yield Trait(what, f"{key} {ref}" if ref is not None else key, value, fact)


def _of(grant: Grant) -> Iterator[Trait]:
    for rule, number in grant.rules.items():
        yield Trait("rule", rule, number, next(item.fact for item in reversed(grant.rulings) if item.rule == rule))
    for tranche in grant.tranches.values():
        yield Trait("tranche", tranche.ref, tranche.status, tranche.paid_fact or tranche.lapsed_fact or tranche.fact)
    for milestone in grant.milestones.values():
        yield Trait("milestone", milestone.ref, milestone.outcome or "to_show", milestone.review_fact or milestone.fact)
    for condition in grant.conditions.values():
        met = "met" if condition.met_on is not None else "open"
        yield Trait("condition", condition.ref, met, condition.met_fact or condition.fact)
    for report in grant.reports.values():
        yield Trait("report", report.ref, "submitted", report.fact)
    for review in grant.reviews.values():
        yield Trait("review", review.ref, review.outcome, review.fact)
    for change in grant.changes.values():
        yield Trait("change", change.ref, change.outcome or "notified", change.fact)
    for pack in grant.packs.values():
        yield Trait("pack", pack.ref, "issued", pack.fact)
    for appeal in grant.appeals.values():
        yield Trait("appeal", appeal.ref, appeal.outcome or "open", appeal.decision_fact or appeal.fact)
    if grant.settlement is not None:
        yield Trait("settledMinor", None, grant.settlement.settled.minor, grant.settlement.fact)


def record(point: Point) -> Iterator[Trait]:
    """How many facts of each stream are known."""
    for key, reach in point.reaches.items():
        if reach.version:
            yield Trait("version", key, reach.version)
