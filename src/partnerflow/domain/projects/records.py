"""Of what the state is made: projects and actions.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.folding import Record

ProjectStatus = Literal["defined", "running", "suspended", "completed", "stopped", "handed_over"]
ActionStatus = Literal["running", "completed", "dropped"]


class Span(Record):
    """A span of days in which a project had one status."""

    status: ProjectStatus
    since: str
    fact: str
    until: str | None = None


class Project(Record):
    """One project, the day its status began, and the spans of its life so far."""

    ref: str
    title: str
    status: ProjectStatus
    since: str
    fact: str
    spans: tuple[Span, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether it has not come to an end: not completed, stopped or handed over."""
        return self.status in ("defined", "running", "suspended")


class Action(Record):
    """One joint action."""

    ref: str
    project: str
    organisation: str
    title: str
    status: ActionStatus
    since: str
    due_on: str | None
    fact: str
