"""Naming a deliverable in a question, as the process has it."""

from __future__ import annotations

from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import MalformedError
from partnerflow.process.definition import ProcessDefinition


def per_project(kind: str, project: str | None, process: ProcessDefinition) -> None:
    """Raise `MalformedError` unless a project is named for a kind that each project has, and for no other."""
    needed = process.deliverables[kind].per_project
    if needed and project is None:
        raise MalformedError([fault("/project", "missing", member="project")])
    if not needed and project is not None:
        raise MalformedError([fault("/project", "not_per_project", kind=kind)])
