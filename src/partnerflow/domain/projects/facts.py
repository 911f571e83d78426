"""The facts of projects and joint actions."""

from __future__ import annotations

from typing import Annotated

from partnerflow.domain.vocabulary.kinds import Items
from partnerflow.domain.vocabulary.objects import Attachment
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import (
    ActionRef,
    DecisionRef,
    NewAction,
    NewProject,
    OrganisationRef,
    ProjectRef,
)
from partnerflow.domain.vocabulary.values import Day, Line, Prose


@declare("partnership", path="projects", nl="Project benoemd", en="Project defined")
class ProjectDefined(Payload):
    """A project, an action line, gets its reference."""

    project: NewProject
    title: Line
    action_line: Line | None = None


@declare("partnership", path="projects/{project}/start", nl="Project gestart", en="Project started")
class ProjectStarted(Payload):
    """Work on the project begins."""

    project: ProjectRef


@declare("partnership", path="projects/{project}/suspension", nl="Project opgeschort", en="Project suspended")
class ProjectSuspended(Payload):
    """The project stands still."""

    project: ProjectRef
    reason: Prose


@declare("partnership", path="projects/{project}/resumption", nl="Project hervat", en="Project resumed")
class ProjectResumed(Payload):
    """The project goes on."""

    project: ProjectRef


@declare("partnership", path="projects/{project}/completion", nl="Project afgerond", en="Project completed")
class ProjectCompleted(Payload):
    """The project reached its end."""

    project: ProjectRef
    result: Prose


@declare("partnership", path="projects/{project}/stop", nl="Project gestopt", en="Project stopped")
class ProjectStopped(Payload):
    """The project ends early."""

    project: ProjectRef
    reason: Prose


@declare("partnership", path="handover-acceptances", personal=True, nl="Overdracht aanvaard", en="Handover accepted")
class HandoverAccepted(Payload):
    """An organisation agrees to take over a project, or the whole."""

    organisation: OrganisationRef
    project: ProjectRef | None = None
    evidence: Annotated[tuple[Attachment, ...], Items()] | None = None


@declare("partnership", path="projects/{project}/handover", nl="Project overgedragen", en="Project handed over")
class ProjectHandedOver(Payload):
    """The project leaves the partnership and goes on elsewhere."""

    project: ProjectRef
    receiver: OrganisationRef
    decision: DecisionRef
    handover: Annotated[tuple[Prose, ...], Items(minimum=1)]
    ownership_settled: bool


@declare("partnership", path="projects/{project}/actions", nl="Actie gestart", en="Action started")
class ActionStarted(Payload):
    """A joint action begins."""

    action: NewAction
    project: ProjectRef
    organisation: OrganisationRef
    title: Line
    due_on: Day | None = None


@declare("partnership", path="actions/{action}/completion", nl="Actie afgerond", en="Action completed")
class ActionCompleted(Payload):
    """The action is done."""

    action: ActionRef
    result: Prose


@declare("partnership", path="actions/{action}/drop", nl="Actie geschrapt", en="Action dropped")
class ActionDropped(Payload):
    """The action will not be done."""

    action: ActionRef
    reason: Prose
