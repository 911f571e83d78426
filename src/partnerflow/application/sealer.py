"""Sealing a fact for the store: texts become disclosures, and what stands in the event commits to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from sys import intern
from typing import Any

import msgspec

from partnerflow.application.ports import Chance, Disclosure
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonRegistered
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.sealing import commitment, map_texts, walker
from partnerflow.domain.vocabulary.kinds import Kind, ListOf
from partnerflow.domain.vocabulary.structs import Member, ObjectOf, OneOf, SectionsOf, kind_of


def seal(fact: AnyFact, chance: Chance, corrected: AnyFact | None = None) -> tuple[AnyFact, tuple[Disclosure, ...]]:
    """The sealed fact and its disclosures; `corrected` is the fact that a correction corrects."""
    disclosures: list[Disclosure] = []
    subject = fact.data.person if isinstance(fact.data, PersonRegistered) else None

    def commit(pointer: str, text: str) -> str:
        salt = chance.salt()
        sealed = commitment(text, salt)
        # Few places hold texts, and many facts have them.
        place = intern(pointer)
        disclosures.append(Disclosure(commitment=sealed, pointer=place, salt=salt, value=text, subject=subject))
        return sealed

    if isinstance(fact.data, RecordCorrected):
        kind = kind_at(corrected, fact.data.pointer) if corrected is not None else None
        sealed = _seal_correction(fact, fact.data, kind, commit)
    else:
        sealed = map_texts(fact, commit)
    return sealed, tuple(disclosures)


def _seal_correction(fact: AnyFact, data: RecordCorrected, kind: Kind | None, commit: Any) -> AnyFact:
    walk = walker(kind) if kind is not None else None

    def sealed(value: Any, pointer: str) -> Any:
        if kind is None or walk is None:
            return value
        read = walk(kind.reader()(value, pointer, []), pointer, commit)
        return msgspec.to_builtins(read, builtin_types=(Decimal,))

    return msgspec.structs.replace(
        fact,
        note=commit("/note", fact.note) if fact.note is not None else None,
        data=msgspec.structs.replace(
            data,
            old=sealed(data.old, "/data/old"),
            new=sealed(data.new, "/data/new"),
            reason=commit("/data/reason", data.reason),
        ),
    )


def kind_at(fact: AnyFact, pointer: str) -> Kind | None:
    """The kind of value that a pointer leads to in a fact's payload, or None when it leads elsewhere."""
    kind: Kind | None = FACT_TYPES[fact.type].kind
    tokens = pointer.split("/")[1:]
    if tokens[0] != "data":
        return None
    for token in tokens[1:]:
        if isinstance(kind, ObjectOf | OneOf):
            # One name has one meaning: what it is does not depend on which of the objects holds it.
            kind = next((member.kind for member in _members(kind) if member.wire == token), None)
        elif isinstance(kind, ListOf | SectionsOf):
            kind = kind.of
        else:
            return None
    return kind


def _members(kind: ObjectOf | OneOf) -> Iterator[Member]:
    if isinstance(kind, ObjectOf):
        yield from kind.members
    else:
        for struct in kind.structs:
            yield from kind_of(struct).members
