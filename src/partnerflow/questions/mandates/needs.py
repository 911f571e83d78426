"""What comes next that a mandate is needed for, and who is bound already."""

from __future__ import annotations

from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.deliverables import latest_adopted
from partnerflow.domain.guards.mandated import MandateNeed, pledged_under
from partnerflow.domain.guards.outcome import Situation
from partnerflow.domain.guards.signatures import binding_fact, cure_of, flaws_of, signature_of
from partnerflow.domain.vocabulary.objects import DeliverableRef


def comes(situation: Situation, need: MandateNeed, phase: str) -> bool:
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


def bound(situation: Situation, need: MandateNeed, partner: str) -> bool:
    """Whether this partner has nothing left to sign: bound by all that was adopted last, and nothing newer coming."""
    kind = need.deliverable
    if kind is None:
        return False
    latest = latest_adopted(situation, kind)
    coming = _on_its_way(situation, kind) - {item.ref for item in latest}
    return bool(latest) and not coming and all(_stands(situation, need, item, partner) for item in latest)


def _stands(situation: Situation, need: MandateNeed, version: DeliverableVersion, partner: str) -> bool:
    """Whether what binds a partner to a version stands: under no review, and signed under a mandate or ratified."""
    signature = signature_of(situation, version, partner)
    if version.review is not None or signature is None:
        return version.review is None and binding_fact(situation, version, partner) is not None
    pledged = pledged_under(situation, need.limit, partner)
    if not any(flaws_of(situation, signature, need.scope, pledged)):
        return True
    return cure_of(situation, version, signature, partner, need.scope, pledged) is not None
