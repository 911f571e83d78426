"""The rules of projects and joint actions: what follows on what, and how a project goes on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.projects import facts
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.subjects import HandOverProject
from partnerflow.errors import Fault

AT_HAND = frozenset({"defined", "running", "suspended"})
FOLLOWS: dict[type[Payload], frozenset[str]] = {
    facts.ProjectStarted: frozenset({"defined", "suspended"}),
    facts.ProjectSuspended: frozenset({"defined", "running"}),
    facts.ProjectResumed: frozenset({"suspended"}),
    facts.ProjectCompleted: AT_HAND,
    facts.ProjectStopped: AT_HAND,
    facts.ProjectHandedOver: AT_HAND | {"completed"},
    facts.ActionStarted: AT_HAND,
}
"""The status in which a project must be for each fact about it."""


@rule(*FOLLOWS)
def _follows(case: Case[Any]) -> Iterator[Fault]:
    project = case.partnership.projects.by_ref[case.data.project]
    ran = any(span.status == "running" for span in project.spans)
    again = isinstance(case.data, facts.ProjectStarted) and ran
    if again or project.status not in FOLLOWS[type(case.data)]:
        yield refuse(
            "sequence",
            "project_status",
            "/data/project",
            project=project.ref,
            status=project.status,
            since=project.since,
        )


@rule(facts.ProjectHandedOver)
def _handed_over(case: Case[facts.ProjectHandedOver]) -> Iterator[Fault]:
    """By decision, to one that accepted the project or the whole."""
    data = case.data
    accepted = case.partnership.projects.handover_acceptances
    if (data.receiver, data.project) not in accepted and (data.receiver, None) not in accepted:
        yield refuse("sequence", "handover_not_accepted", "/data/receiver", receiver=data.receiver, who=[data.receiver])
    yield from decided(
        case,
        data.decision,
        HandOverProject,
        lambda item: (item.project, item.receiver) == (data.project, data.receiver),
    )


@rule(facts.ActionCompleted, facts.ActionDropped)
def _action_runs(case: Case[facts.ActionCompleted] | Case[facts.ActionDropped]) -> Iterator[Fault]:
    action = case.partnership.projects.actions[case.data.action]
    if action.status != "running":
        yield refuse(
            "sequence", "action_closed", "/data/action", action=action.ref, status=action.status, on=action.since
        )
