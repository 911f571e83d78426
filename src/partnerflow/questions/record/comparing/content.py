"""What can be seen of the ambition, the contributions, the deliverables and the decisions."""

from __future__ import annotations

from collections.abc import Iterator

from partnerflow.domain.contributions.records import Commitment, Contribution
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.questions.record.comparing.standpoint import Point
from partnerflow.questions.record.comparing.traits import Trait, amount


def ambition(point: Point) -> Iterator[Trait]:
    """The newest version and the one that is everybody's, who endorses what, the words and the form."""
    state = point.state.ambition
    if state.latest is not None:
        yield Trait("latestVersion", None, state.latest.version, state.latest.fact)
        yield Trait("sharedVersion", None, state.shared_by(point.state.parties.counting()))
    for draft in state.drafts.values():
        if draft.under_review:
            yield Trait("underReview", f"v{draft.version}", True, draft.fact)
    for (version, organisation), endorsement in state.endorsements.items():
        yield Trait("endorsement", f"v{version} {organisation}", endorsement.reading, endorsement.fact)
    for term in state.terms.values():
        yield Trait("term", term.ref, "disputed" if term.agreed_on is None else "agreed", term.fact)
    if state.archetype is not None:
        yield Trait("archetype", None, state.archetype, state.archetype_fact)


def contributions(point: Point) -> Iterator[Trait]:
    """What each partner brings and promises, and how far that is."""
    for item in point.state.contributions.by_ref.values():
        told = {"organisation": item.organisation, "status": _brought(item), "amount": amount(item.amount)}
        yield Trait("contribution", item.ref, told, item.fact)
    for promise in point.state.contributions.commitments.values():
        told = {"organisation": promise.organisation, "status": _promised(promise)}
        yield Trait("commitment", promise.ref, told, promise.recognised_fact or promise.fact)


def _brought(item: Contribution) -> str:
    if item.ended_on is not None:
        return "ended"
    return "fixed" if item.fixed_on is not None else "offered"


def _promised(promise: Commitment) -> str:
    if promise.how is not None:
        return promise.how
    if promise.recognised:
        return "recognised"
    return "declared" if promise.declared_on is not None else "requested"


def deliverables(point: Point) -> Iterator[Trait]:
    """Which version is in force of what, and how far each version is, who signed it, and whether it is under review."""
    for version in point.state.deliverables.versions.values():
        name = _name(version.ref)
        if version.in_force(point.day):
            yield Trait("inForce", name, version.ref.version, version.in_force_fact)
        told = {
            "status": _status(version, point.day),
            "signedBy": sorted(version.signatures),
            "underReview": version.review.fate if version.review is not None else None,
        }
        fact = version.in_force_fact or version.adoption or version.submission
        yield Trait("version", f"{name} {version.ref.version}", told, fact)


def _name(ref: DeliverableRef) -> str:
    return ref.kind if ref.project is None else f"{ref.kind} {ref.project}"


def _status(version: DeliverableVersion, day: str) -> str:
    if version.withdrawn_on is not None:
        return "withdrawn"
    if version.superseded_by is not None:
        return "superseded"
    if version.in_force_on is not None:
        return "in_force" if version.in_force(day) else "lapsed"
    if version.adopted_on is not None:
        return "adopted"
    return "submitted" if version.submitted_on is not None else "drafted"


def decisions(point: Point) -> Iterator[Trait]:
    """Each proposal with its round and outcome, each objection, and what was decided."""
    state = point.state.decisions
    for proposal in state.proposals.values():
        told = {"round": proposal.round, "outcome": proposal.outcome or "open"}
        yield Trait("proposal", proposal.ref, told, proposal.fact)
    for objection in state.objections.values():
        yield Trait("objection", objection.ref, objection.status, objection.fact)
    for decision in state.by_ref.values():
        yield Trait("decision", decision.ref, decision.outcome, decision.fact)
