"""What guards ask of the mandates behind signatures, and which mandate of a party gives it.

Shared by the checks on signatures, by the step of signing and by the questions about mandates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerflow.domain.deliverables.facts import DeliverableSigned
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.guards.outcome import Situation, Step
from partnerflow.domain.guards.steps import towards
from partnerflow.domain.mandates.facts import MandateGranted
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.people.facts import PersonRegistered
from partnerflow.process.conditions import placed_checks
from partnerflow.process.definition import ProcessDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateNeed:
    """What a guard will ask of each counting partner's mandate; with a deliverable, of who has still to sign it."""

    guard: str
    phase: str
    scope: str
    deliverable: str | None
    limit: bool


def mandate_needs(process: ProcessDefinition) -> Iterator[MandateNeed]:
    """What the guards of a process ask of mandates, in their order."""
    for guard in process.guards.values():
        for _, check in placed_checks(guard.condition, ""):
            if check.name in ("each_has_mandate", "signatures_mandated"):
                deliverable = check.parameters.get("deliverable")
                yield MandateNeed(
                    guard=guard.id,
                    phase=guard.phase,
                    scope=str(check.parameters["scope"]),
                    deliverable=str(deliverable) if deliverable is not None else None,
                    limit=bool(check.parameters.get("limit", False)),
                )


def pledged_under(situation: Situation, limit: bool, partner: str) -> int:
    """How far a partner's mandate must reach, in minor units; not at all where limits do not count."""
    counts = limit and situation.profile.limits_count
    return situation.state.contributions.pledged(partner) if counts else 0


def shortfalls(mandate: Mandate, day: str, scope: str | None, pledged: int) -> Iterator[str]:
    """What a mandate says too little for on a day, valid or not: `out_of_scope`, `limit_too_low`."""
    terms = mandate.stated(day)
    if scope is not None and scope not in terms.scope:
        yield "out_of_scope"
    if terms.limit is not None and terms.limit.minor < pledged:
        yield "limit_too_low"


def covering(situation: Situation, partner: str, scopes: tuple[str, ...], pledged: int, day: str) -> Mandate | None:
    """A partner's own mandate that is valid on a day, is for all of these and reaches its pledge."""
    return next(
        (
            mandate
            for mandate in situation.state.mandates.by_ref.values()
            if mandate.organisation == partner
            and mandate.lapse(day) is None
            and not any(short for scope in scopes for short in shortfalls(mandate, day, scope, pledged))
        ),
        None,
    )


def to_sign(situation: Situation, version: DeliverableVersion, partner: str, *, settles: bool = True) -> Step:
    """What a partner records next to sign a version: first the mandate that a guard of this phase demands, then the
    people who sign, then the signature, under that mandate.

    A guard that only signals demands none: who signs without a mandate is stopped by nothing.
    """
    asked = [
        (need, kind)
        for need in mandate_needs(situation.process)
        if need.phase == situation.phase and need.deliverable == version.ref.kind
        if (kind := situation.process.guard_kind(need.guard, situation.profile.key)) is not None
    ]
    scopes = tuple(dict.fromkeys(need.scope for need, _ in asked))
    pledged = pledged_under(situation, any(need.limit for need, _ in asked), partner)
    mandate = covering(situation, partner, scopes, pledged, situation.day) if asked else None
    if mandate is None and any(kind != "signal" for _, kind in asked):
        return towards(MandateGranted, settles=False, organisation=partner, scope=list(scopes))
    if len(able_to_sign(situation.state, partner)) < (mandate.joint_signatories if mandate is not None else 1):
        return towards(PersonRegistered, settles=False, organisation=partner)
    return towards(
        DeliverableSigned,
        settles=settles,
        deliverable=version.ref,
        organisation=partner,
        mandate=mandate.ref if mandate is not None else None,
    )


def able_to_sign(state: PartnershipState, partner: str) -> tuple[str, ...]:
    """The people that are registered and can sign for a partner: its own, and those of whom nobody said whose they are."""
    line = state.parties.lineage(partner)
    return tuple(
        item.key
        for item in state.people.persons.values()
        if item.erased_on is None
        and (item.organisation in line or (item.organisation is None and item.external is None))
    )
