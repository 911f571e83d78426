"""Which version was in force on a day, or when a tranche was paid; on what it rests, and what came later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.decisions.records import Decision
from partnerflow.domain.deliverables.records import DeliverableVersion, Signature
from partnerflow.domain.deliverables.state import Deliverables
from partnerflow.domain.grants.records import Tranche
from partnerflow.domain.vocabulary.enumerations import DeliverableKind
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.domain.vocabulary.references import GrantRef, ProjectRef, TrancheRef
from partnerflow.domain.vocabulary.values import Day
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.questions.deliverables.versions import base_of, changes_of, per_project, signatures_in_order, until_of
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


class InForceAsked(Asked, kw_only=True):
    """Of which deliverable, and on which day; `grant` tells equal tranches apart."""

    kind: DeliverableKind
    project: ProjectRef | None = None
    on: Day | None = None
    payment: TrancheRef | None = None
    grant: GrantRef | None = None


@question(
    "deliverable_in_force",
    permission="partnership.read",
    parameters=InForceAsked,
    nl="Welke versie gold op een dag, of toen een schijf betaald werd, wie tekende, en is er later iets aan gewijzigd?",
    en="Which version was in force on a day, or when a tranche was paid, who signed it, and was it changed later?",
)
def deliverable_in_force(view: View[InForceAsked]) -> Answer:
    """The version, its interval, the decision and the signatures under it, and what changed after that day.

    Answers `{version, from, until, smallChangeOf, objectionThrough, basis, signatures, laterChanges, takenOver}`,
    or `null` when none was in force.

    Null when none was in force. Without `on` or `payment` it is about the day asked about. A small change rests on
    the decision and the signatures of the version it amends.

    It speaks of the day `on`, of the day on which tranche `payment` was paid, or of the day asked about. `project`
    is needed for a kind that each project has, and only there; `grant` where two grants have a tranche of that
    name.

    `basis` is the decision under the version, or under the version that a small change amends: `{version, decision,
    method, decidedOn}`. A signature is `{organisation, on, mandate}`. `laterChanges` holds what came after that
    day: `{change: "reopened", on, fate, settledOn, how}`, `{change: "superseded", on, by}`, `{change: "withdrawn",
    on}` or `{change: "lapsed", on}`.
    """
    asked = view.parameters
    per_project(asked.kind, asked.project, view.state.process)
    day, paid_by = _day(view)
    then = view.on(day).deliverables.current(asked.kind, day, asked.project)
    if then is None:
        return Answer(value=None, facts=paid_by)
    state = view.state
    version = state.deliverables.versions[then.ref]
    base = base_of(state.deliverables, version)
    decision = state.decisions.by_ref.get(base.decision or "")
    signatures = signatures_in_order(version)
    value = {
        "version": version.ref.version,
        "from": version.in_force_on,
        "until": until_of(version, view.day),
        "smallChangeOf": version.amends,
        "objectionThrough": version.objection_through,
        "basis": _basis(base, decision),
        "signatures": [_signature(signature) for signature in signatures],
        "laterChanges": list(changes_of(version, day, view.day)),
        "takenOver": version.taken_over,
    }
    return Answer(value=value, facts=(*paid_by, *_behind(state.deliverables, version, base, decision, signatures)))


def _day(view: View[InForceAsked]) -> tuple[str, tuple[str, ...]]:
    asked = view.parameters
    if asked.on is not None and asked.payment is not None:
        raise MalformedError([fault("", "at_most_one_of", members=["on", "payment"])])
    if asked.payment is None:
        return asked.on or view.day, ()
    paid = [
        (held.key, tranche)
        for held in view.grants(view.day)
        if asked.grant in (None, held.key) and (tranche := held.grant.tranches.get(asked.payment)) and tranche.paid_on
    ]
    if not paid:
        raise NotFoundError(
            f"{asked.payment} was not paid by {view.day}", reason="not_paid", payment=asked.payment, day=view.day
        )
    if len(paid) > 1:
        raise MalformedError([fault("/grant", "missing", member="grant", one_of=[key for key, _ in paid])])
    return _payment(paid[0][1])


def _payment(tranche: Tranche) -> tuple[str, tuple[str, ...]]:
    assert tranche.paid_on is not None
    assert tranche.paid_fact is not None
    return tranche.paid_on, (tranche.paid_fact,)


def _basis(base: DeliverableVersion, decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"version": base.ref.version, "decision": decision.ref, "method": decision.method, "decidedOn": decision.on}


def _signature(signature: Signature) -> dict[str, Any]:
    return {"organisation": signature.organisation, "on": signature.on, "mandate": signature.mandate}


def _behind(
    deliverables: Deliverables,
    version: DeliverableVersion,
    base: DeliverableVersion,
    decision: Decision | None,
    signatures: list[Signature],
) -> Iterator[str]:
    following = deliverables.versions[version.replaced_by] if version.replaced_by is not None else None
    facts = (
        version.in_force_fact,
        version.submission,
        decision.fact if decision else None,
        base.adoption,
        *(signature.fact for signature in signatures),
        *(review.fact for review in version.reviews),
        following.in_force_fact if following else None,
    )
    return (fact for fact in facts if fact is not None)
