"""A definition as plain data: what the API shows and the fingerprint covers (docs/spec/process-definition.md §6)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from partnerflow.process import vocabulary
from partnerflow.process.conditions import All, Check, Condition
from partnerflow.process.definition import Deliverable, Guard, GuardKind, MoveRule, Phase, ProcessDefinition
from partnerflow.process.shape import FORMAT
from partnerflow.process.text import Text


def fingerprint(definition: ProcessDefinition) -> str:
    """SHA-256 over the canonical form, in lower-case hex."""
    return hashlib.sha256(canonical(definition)).hexdigest()


def canonical(definition: ProcessDefinition) -> bytes:
    """The document as JSON: members sorted, no spaces, UTF-8, no escapes beyond the necessary (RFC 8785)."""
    return json.dumps(document(definition), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def document(definition: ProcessDefinition) -> dict[str, Any]:
    """The whole definition, every default filled in; what has an order is a list. Holds no fingerprint."""
    return {
        "format": FORMAT,
        "name": definition.name,
        "version": definition.version,
        "title": _text(definition.title),
        "phases": [_phase(phase) for phase in definition.phases],
        "moves": {kind: _move(rule) for kind, rule in definition.moves.items()},
        "deliverables": [_deliverable(deliverable) for deliverable in definition.deliverables.values()],
        "admission_after": definition.admission_after,
        "guards": [_guard(guard) for guard in definition.guards.values()],
        "return_reasons": [
            {"code": reason.code, "title": _text(reason.title), "usual_targets": list(reason.usual_targets)}
            for reason in definition.return_reasons.values()
        ],
        "fates": {
            target: {"default": row.default, "deliverables": dict(row.deliverables), "ambition": row.ambition}
            for target, row in definition.fates.items()
        },
        "profiles": [
            {
                "key": profile.key,
                "title": _text(profile.title),
                "explanation": _text(profile.explanation),
                "signature_by_position": profile.signature_by_position,
                "limits_count": profile.limits_count,
                "takes_over": profile.takes_over,
                "minor_change_days": profile.minor_change_days,
                "notice_months": profile.notice_months,
            }
            for profile in definition.profiles.values()
        ],
    }


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"nl": text.nl, "en": text.en}


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "key": phase.key,
        "title": _text(phase.title),
        "question": _text(phase.question),
        "goals": {
            "content": [_text(goal) for goal in phase.content],
            "interaction": [_text(goal) for goal in phase.interaction],
        },
    }


def _move(rule: MoveRule) -> dict[str, Any]:
    targets = {source: list(targets) for source, targets in rule.targets.items()}
    return {"title": _text(rule.title), "phases": list(rule.phases), "targets": targets}


def _deliverable(deliverable: Deliverable) -> dict[str, Any]:
    return {
        "kind": deliverable.kind,
        "title": _text(deliverable.title),
        "phase": deliverable.phase,
        "per_project": deliverable.per_project,
        "signed": deliverable.signed,
        "in_force": deliverable.in_force,
        "due_days": deliverable.due_days,
        "sections": [
            {"name": section.name, "title": _text(section.title), "need": section.need}
            for section in deliverable.sections
        ],
    }


def _guard(guard: Guard) -> dict[str, Any]:
    return {
        "id": guard.id,
        "leaving": guard.phase,
        "title": _text(guard.title),
        "kind": _kind(guard.kind),
        "by_profile": {profile: _kind(kind) for profile, kind in guard.by_profile.items()},
        "check": _condition(guard.condition),
    }


def _kind(kind: GuardKind | None) -> str:
    return kind or vocabulary.NOT_APPLICABLE


def _condition(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Check):
        parameters = condition.parameters.items()
        return {condition.name: {name: list(v) if isinstance(v, tuple) else v for name, v in parameters}}
    word = "all" if isinstance(condition, All) else "any"
    return {word: [_condition(member) for member in condition.conditions]}
