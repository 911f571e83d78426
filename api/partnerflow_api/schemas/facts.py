"""The body of a request that records a fact, made from the declaration of its type."""

from __future__ import annotations

from functools import cache

from partnerflow.application.filling import is_filled_in
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.interaction.facts import LearningMomentHeld
from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.domain.moves.tokens import TOKEN
from partnerflow.domain.vocabulary.enumerations import PhaseKey
from partnerflow.domain.vocabulary.kinds import Boolean, Enumeration, Text
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.references import ActorRef, OrganisationRef
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import Moment, Prose
from partnerflow_api.schemas.address import in_address
from partnerflow_api.schemas.fields import Body, Declared, whole

TOLD = ("by", "occurredAt", "onBehalfOf", "note", "data")
PROCESS_NAME = Text(maximum=80)


class FactBody(Body):
    """What every fact is told with, beside its data."""

    by = Declared(kind_from(ActorRef), required=True, metadata={"description": "Who brings the fact"})
    occurredAt = Declared(kind_from(Moment), metadata={"description": "When it was true; today when left out"})  # noqa: N815
    onBehalfOf = Declared(kind_from(OrganisationRef), metadata={"description": "Whose statement it is, with evidence"})  # noqa: N815
    note = Declared(kind_from(Prose), metadata={"description": "Text for people, without personal data"})
    expectedVersion = Declared(whole(), metadata={"description": "The version you saw, instead of If-Match"})  # noqa: N815


@cache
def fact_body(name: str) -> Body:
    """The body that records a fact of this type at its own address."""
    fact_type = FACT_TYPES[name]
    members = {"data": _data(fact_type, in_address(fact_type))}
    if fact_type.personal:
        described = {"description": "Who brings it; the organisation that speaks when left out"}
        members["by"] = Declared(kind_from(ActorRef), metadata=described)
    return _made(f"{fact_type.name}Request", members)


@cache
def founding_body(name: str) -> Body:
    """The body that founds a stream by a fact of this type."""
    fact_type = FACT_TYPES[name]
    key = Text(minimum=2, maximum=60, pattern=KEY_PATTERNS[fact_type.stream], form=f"{fact_type.stream}_key")
    members = {
        "key": Declared(key, required=True, metadata={"description": "Its address from now on"}),
        "fact": Declared(Enumeration(values=(fact_type.name,))),
        "data": _data(fact_type, frozenset()),
    }
    if fact_type.stream == "partnership":
        described = {
            "description": "The process it is pinned to, as name.vN; the newest partnership process when left out"
        }
        members["process"] = Declared(PROCESS_NAME, metadata=described)
    return _made(f"{fact_type.name}Founding", members)


@cache
def move_body(name: str) -> Body:
    """The body that makes a move of this type, or asks what it would do."""
    fact_type = FACT_TYPES[name]
    assert fact_type.move is not None, "only a move has a word"
    members = {
        "move": Declared(Enumeration(values=(fact_type.move,)), required=True),
        "data": _data(fact_type, frozenset()),
        "dryRun": Declared(Boolean(), metadata={"description": "Show what it would do and record nothing"}),
        "previewHash": Declared(TOKEN, metadata={"description": "Of the preview that was decided on, as it came"}),
    }
    if fact_type.payload is PhaseAdvanced:
        members["through"] = Declared(
            kind_from(PhaseKey), metadata={"description": "Go on until this phase is entered, all gates or none"}
        )
        members["learned"] = Declared(
            FACT_TYPES[LearningMomentHeld.__name__].kind,
            metadata={"description": "What was learned in the return that it closes; recorded as a learning moment"},
        )
    return _made(f"{fact_type.name}Move", members)


def _data(fact_type: FactType, from_address: frozenset[str]) -> Declared:
    members = fact_type.kind.members
    filled = from_address | {item.wire for item in members if item.required and is_filled_in(fact_type, item.wire)}
    needed = any(item.required and item.wire not in filled for item in members)
    return Declared(fact_type.kind, filled_in=filled, required=needed)


def _made(name: str, members: dict[str, Declared]) -> Body:
    made: Body = type(name, (FactBody,), dict(members))()
    return made
