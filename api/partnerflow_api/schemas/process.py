"""A process definition as data, in one language."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.phases import all_moves
from partnerflow.messages import Language
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.schemas.state.parts import present


def described(process: ProcessDefinition, language: Language) -> dict[str, Any]:
    """Phases, moves, guards, deliverables, reasons, fates and profiles, in the order in which they were written."""
    return {
        "phases": [
            present(
                phase=item.key,
                title=item.title.to(language),
                question=item.question.to(language) if item.question else None,
                content=[goal.to(language) for goal in item.content],
                interaction=[goal.to(language) for goal in item.interaction],
            )
            for item in process.phases
        ],
        "moves": [
            {"trigger": move.trigger, "from": move.source, "to": move.target, "kind": move.kind}
            for move in all_moves(process)
        ],
        "guards": [
            present(
                guard=item.id,
                phase=item.phase,
                title=item.title.to(language),
                kind=item.kind,
                byProfile=dict(item.by_profile) or None,
            )
            for item in process.guards.values()
        ],
        "deliverables": [
            present(
                kind=item.kind,
                title=item.title.to(language),
                phase=item.phase,
                perProject=item.per_project,
                signed=item.signed,
                inForce=item.in_force,
                dueDays=item.due_days,
                sections=[
                    {"name": part.name, "title": part.title.to(language), "need": part.need} for part in item.sections
                ],
            )
            for item in process.deliverables.values()
        ],
        "returnReasons": [
            {"reason": item.code, "title": item.title.to(language), "usualTargets": list(item.usual_targets)}
            for item in process.return_reasons.values()
        ],
        "fates": [
            {"to": target, "deliverables": dict(row.deliverables), "default": row.default, "ambition": row.ambition}
            for target, row in process.fates.items()
        ],
        "profiles": [
            present(
                profile=item.key,
                title=item.title.to(language),
                explanation=item.explanation.to(language) if item.explanation else None,
                takesOver=item.takes_over,
            )
            for item in process.profiles.values()
        ],
    }
