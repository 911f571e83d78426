"""The projects and joint actions, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from partnerflow.domain.fact import Fact
from partnerflow.domain.folding import Slice, folds
from partnerflow.domain.projects import facts
from partnerflow.domain.projects.records import Action, Project, ProjectStatus, Span


@dataclass(slots=True, kw_only=True)
class Projects(Slice):
    """The projects of one partnership."""

    by_ref: dict[str, Project] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    handover_acceptances: list[tuple[str, str | None]] = field(default_factory=list)

    def running_actions(self) -> list[Action]:
        """The actions that were neither completed nor dropped."""
        return [item for item in self.actions.values() if item.status == "running"]


@folds(Projects, facts.ProjectDefined)
def _defined(projects: Projects, fact: Fact[facts.ProjectDefined], state: Any) -> None:
    data = fact.data
    projects.by_ref[data.project] = Project(
        ref=data.project,
        title=data.title,
        status="defined",
        since=fact.occurred_on,
        fact=fact.id,
        spans=(Span(status="defined", since=fact.occurred_on, fact=fact.id),),
    )


def _turn(projects: Projects, fact: Fact[Any], status: ProjectStatus) -> None:
    project = projects.by_ref[fact.data.project]
    day = fact.occurred_on
    ended = replace(project.spans[-1], until=day)
    spans = (*project.spans[:-1], ended, Span(status=status, since=day, fact=fact.id))
    projects.by_ref[project.ref] = replace(project, status=status, since=day, fact=fact.id, spans=spans)


@folds(Projects, facts.ProjectStarted)
def _started(projects: Projects, fact: Fact[facts.ProjectStarted], state: Any) -> None:
    _turn(projects, fact, "running")


@folds(Projects, facts.ProjectSuspended)
def _suspended(projects: Projects, fact: Fact[facts.ProjectSuspended], state: Any) -> None:
    _turn(projects, fact, "suspended")


@folds(Projects, facts.ProjectResumed)
def _resumed(projects: Projects, fact: Fact[facts.ProjectResumed], state: Any) -> None:
    _turn(projects, fact, "running")


@folds(Projects, facts.ProjectCompleted)
def _completed(projects: Projects, fact: Fact[facts.ProjectCompleted], state: Any) -> None:
    _turn(projects, fact, "completed")


@folds(Projects, facts.ProjectStopped)
def _stopped(projects: Projects, fact: Fact[facts.ProjectStopped], state: Any) -> None:
    _turn(projects, fact, "stopped")


@folds(Projects, facts.HandoverAccepted)
def _handover_accepted(projects: Projects, fact: Fact[facts.HandoverAccepted], state: Any) -> None:
    projects.handover_acceptances.append((fact.data.organisation, fact.data.project))


@folds(Projects, facts.ProjectHandedOver)
def _handed_over(projects: Projects, fact: Fact[facts.ProjectHandedOver], state: Any) -> None:
    _turn(projects, fact, "handed_over")


@folds(Projects, facts.ActionStarted)
def _action_started(projects: Projects, fact: Fact[facts.ActionStarted], state: Any) -> None:
    data = fact.data
    projects.actions[data.action] = Action(
        ref=data.action,
        project=data.project,
        organisation=data.organisation,
        title=data.title,
        status="running",
        since=fact.occurred_on,
        due_on=data.due_on,
        fact=fact.id,
    )


@folds(Projects, facts.ActionCompleted)
def _action_completed(projects: Projects, fact: Fact[facts.ActionCompleted], state: Any) -> None:
    action = projects.actions[fact.data.action]
    projects.actions[action.ref] = replace(action, status="completed", since=fact.occurred_on)


@folds(Projects, facts.ActionDropped)
def _action_dropped(projects: Projects, fact: Fact[facts.ActionDropped], state: Any) -> None:
    action = projects.actions[fact.data.action]
    projects.actions[action.ref] = replace(action, status="dropped", since=fact.occurred_on)
