"""What comes next that a mandate is needed for, and who is bound already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deliverables import latest_adopted
from partnerflow.domain.guards.outcome import Situation
from partnerflow.domain.guards.signatures import binding_fact, cure_of, flaws_of, signature_of
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.process.conditions import placed_checks
from partnerflow.process.definition import ProcessDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a guard will ask of each counting partner's mandate; with a deliverable, of who has still to sign it."""

    guard: str
    phase: str
    scope: str
    deliverable: str | None
    limit: bool


def needs(process: ProcessDefinition) -> Iterator[Need]:
    """What the guards of a process ask of mandates, in their order."""
    for guard in process.guards.values():
        for _, check in placed_checks(guard.condition, ""):
            if check.name in ("each_has_mandate", "signatures_mandated"):
                deliverable = check.parameters.get("deliverable")
                yield Need(
                    guard=guard.id,
                    phase=guard.phase,
                    scope=str(check.parameters["scope"]),
                    deliverable=str(deliverable) if deliverable is not None else None,
                    limit=bool(check.parameters.get("limit", False)),
                )


def comes(situation: Situation, need: Need, phase: str) -> bool:
    """Whether the guard is next, or the deliverable that it looks at is under review or on its way."""
    if need.phase == phase:
        return True
    kind, versions = need.deliverable, situation.state.deliverables.versions.values()
    reviewed = any(item.ref.kind == kind and item.review is not None and item.until is None for item in versions)
    return kind is not None and (reviewed or bool(_on_its_way(situation, kind)))


def _on_its_way(situation: Situation, kind: str) -> set[DeliverableRef]:
    """The versions that are submitted or adopted to be signed; a small change keeps the signatures there are."""
    deliverables = situation.state.deliverables
    found = set()
    for item in deliverables.versions.values():
        waits = item.submission is not None and item.on_its_way
        if item.ref.kind == kind and waits and item.amends is None:
            adopted = deliverables.latest_adopted(kind, item.ref.project)
            if adopted is None or item.number >= adopted.number:
                found.add(item.ref)
    return found


def bound(situation: Situation, need: Need, partner: str) -> bool:
    """Whether this partner has nothing left to sign: bound by all that was adopted last, and nothing newer coming."""
    kind = need.deliverable
    if kind is None:
        return False
    latest = latest_adopted(situation, kind)
    coming = _on_its_way(situation, kind) - {item.ref for item in latest}
    return bool(latest) and not coming and all(_stands(situation, need, item, partner) for item in latest)


def _stands(situation: Situation, need: Need, version: DeliverableVersion, partner: str) -> bool:
    """Whether what binds a partner to a version stands: under no review, and signed under a mandate or ratified."""
    signature = signature_of(situation, version, partner)
    if version.review is not None or signature is None:
        return version.review is None and binding_fact(situation, version, partner) is not None
    pledged = pledged_under(situation, need, partner)
    if not any(flaws_of(situation, signature, need.scope, pledged)):
        return True
    return cure_of(situation, version, signature, partner, need.scope, pledged) is not None


def pledged_under(situation: Situation, need: Need, partner: str) -> int:
    """How far a mandate must reach; not at all where limits do not count."""
    counts = need.limit and situation.profile.limits_count
    return situation.state.contributions.pledged(partner) if counts else 0
