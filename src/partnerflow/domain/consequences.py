"""What follows from a fact: the program records only that a deliverable is in force, the rest it proposes.

Source: docs/spec/facts.md §5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from partnerflow.domain.access.facts import AccessRevoked
from partnerflow.domain.access.records import AccessGrant
from partnerflow.domain.ambition.facts import AmbitionReaffirmed
from partnerflow.domain.catalogue import type_of
from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.decisions.facts import DecisionTaken
from partnerflow.domain.deliverables.facts import (
    DeliverableAdopted,
    DeliverableInForce,
    DeliverableReaffirmed,
    DeliverableSigned,
    DeliverableWithdrawn,
)
from partnerflow.domain.fact import AnyFact, Fact
from partnerflow.domain.history import History
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.domain.mandates.facts import SignatureRatified
from partnerflow.domain.moves import LEARNED
from partnerflow.domain.numbering import next_fact_id
from partnerflow.domain.parties.facts import PartnerExcluded, PartnerSucceeded, PartnerWithdrew, PartyLeft
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.people.facts import PersonErased
from partnerflow.domain.record.rectifying import wrong_texts
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow.domain.vocabulary.subjects import (
    AdoptDeliverable,
    ReaffirmAmbition,
    ReaffirmDeliverable,
    WithdrawDeliverable,
)


def consequences(history: History, fact: AnyFact) -> list[Payload]:
    """What the program records after a fact: a version comes into force with its last signature, or with its adoption."""
    state = history.state
    if not isinstance(state, PartnershipState) or not isinstance(fact.data, DeliverableSigned | DeliverableAdopted):
        return []
    version = state.deliverables.versions[fact.data.deliverable]
    definition = state.process.deliverables[version.ref.kind]
    if not definition.in_force or version.adopted_on is None or version.in_force_on is not None:
        return []
    signers = state.parties.counting() if definition.signed and not _signed_by_position(state) else ()
    if all(code in version.signatures for code in signers):
        return [DeliverableInForce(deliverable=version.ref)]
    return []


def _signed_by_position(state: PartnershipState) -> bool:
    return state.process.profiles[state.course.profile].signature_by_position


def proposals(history: History, fact: AnyFact) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What usually follows a fact, ready to be sent: its type and its data."""
    for erasure in wrong_texts(history, fact):
        yield type(erasure).__name__, msgspec.to_builtins(erasure)
    state = history.state
    if not isinstance(state, PartnershipState):
        return
    if isinstance(fact.data, DecisionTaken) and fact.data.outcome == "adopted":
        decision = state.decisions.by_ref[fact.data.decision]
        for subject in decision.subjects:
            carried = _carried_out(subject, decision.ref)
            if carried is not None:
                yield type(carried).__name__, msgspec.to_builtins(carried)
    elif isinstance(fact.data, SignatureRatified):
        for waiver in state.course.waivers.values():
            if waiver.organisation == fact.data.organisation and waiver.holds_on(fact.occurred_on):
                proof = {"stream": fact.stream, "key": fact.key, "fact": fact.id}
                yield "WaiverResolved", {"waiver": waiver.ref, "how": "ratified", "provenBy": [proof]}
    elif isinstance(fact.data, PhaseAdvanced) and _asks_what_was_learned(history, state, fact, fact.data):
        # Nobody but the partners can fill these in.
        yield LearningMomentHeld.__name__, dict.fromkeys(LEARNED, "")
    for grant in _had_access(state, fact):
        yield AccessRevoked.__name__, {"access": grant.access}


def _had_access(state: PartnershipState, fact: AnyFact) -> Iterator[AccessGrant]:
    """The access that goes on, though who had it left by this fact: the people of a party, or one person."""
    for grant in state.access.grants.values():
        match fact.data:
            case PartnerSucceeded(predecessor=gone):
                left = grant.actor == gone
            case PartnerExcluded(organisation=gone) | PartnerWithdrew(organisation=gone) | PartyLeft(organisation=gone):
                left = grant.actor == gone
            case PersonErased(person=gone):
                left = grant.person == gone
            case _:
                return
        if left and grant.holds_on(fact.known_on):
            yield grant


def _carried_out(subject: Declared, decision: str) -> Payload | None:
    """The fact that a decided subject usually comes to, where the decision tells all that it holds."""
    match subject:
        case AdoptDeliverable():
            return DeliverableAdopted(deliverable=subject.deliverable, decision=decision)
        case ReaffirmDeliverable():
            return DeliverableReaffirmed(deliverable=subject.deliverable, decision=decision)
        case WithdrawDeliverable():
            return DeliverableWithdrawn(deliverable=subject.deliverable, decision=decision)
        case ReaffirmAmbition():
            return AmbitionReaffirmed(ambition_version=subject.ambition_version, decision=decision)
        case _:
            return None


def _asks_what_was_learned(history: History, state: PartnershipState, fact: AnyFact, data: PhaseAdvanced) -> bool:
    """Whether an advance closed a return, and nobody told since what was learned in it."""
    closed = any(
        (item.how, item.closed_on, item.target) == ("repaired", fact.occurred_on, data.from_)
        for item in state.course.returns.values()
    )
    since = history.facts[history.index.ids[fact.id] :]
    return closed and not any(isinstance(item.data, LearningMomentHeld) for item in since)


def following(history: History, cause: AnyFact, data: Payload) -> AnyFact:
    """A fact that follows from another: told by the same, on the same day."""
    return Fact(
        id=next_fact_id(history, cause.key),
        type=type_of(data).name,
        stream=cause.stream,
        key=cause.key,
        occurred_at=cause.occurred_at,
        known_at=cause.known_at,
        by=cause.by,
        data=data,
    )
