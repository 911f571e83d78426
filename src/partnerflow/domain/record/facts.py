"""The facts about the record itself."""

from __future__ import annotations

from typing import Annotated, Any

from partnerflow.domain.vocabulary.enumerations import ErasureGround
from partnerflow.domain.vocabulary.kinds import AnyJson, Items
from partnerflow.domain.vocabulary.payload import Payload, declare
from partnerflow.domain.vocabulary.references import FactRef
from partnerflow.domain.vocabulary.values import Pointer, Prose, RequestId, TextPointer


@declare("any", path="corrections", nl="Rechtzetting", en="Record corrected")
class RecordCorrected(Payload):
    """One value of an earlier fact of this stream was wrong."""

    corrects: FactRef
    pointer: Pointer
    old: Annotated[Any, AnyJson()]
    new: Annotated[Any, AnyJson()]
    reason: Prose


@declare("any", path="retractions", nl="Feit ingetrokken", en="Record retracted")
class RecordRetracted(Payload):
    """An earlier fact of this stream never happened."""

    retracts: FactRef
    reason: Prose


@declare("any", path="facts/{fact}/erasure", nl="Tekst gewist", en="Disclosure erased")
class DisclosureErased(Payload):
    """Texts of an earlier fact of this stream are gone; the fact keeps its commitments to them."""

    fact: FactRef
    pointers: Annotated[tuple[TextPointer, ...], Items(minimum=1, unique=True)]
    ground: ErasureGround
    request: RequestId | None = None
