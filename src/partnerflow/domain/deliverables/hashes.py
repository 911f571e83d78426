"""Hashes of deliverables: what they cover, and whether one covers another text than was submitted."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec
from msgspec.structs import replace

from partnerflow.domain.deliverables.facts import DeliverableAmended, DeliverableSubmitted, DeliverableTakenOver
from partnerflow.domain.deliverables.records import DeliverableVersion
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.rules import Case
from partnerflow.domain.sealing import map_texts
from partnerflow.domain.vocabulary.objects import DeliverableRef, Section


def hash_of(sections: Mapping[str, Section]) -> str:
    """The SHA-256 of sections in canonical JSON: members sorted, no spaces, UTF-8, only the necessary escapes."""
    return sha256(msgspec.json.encode(sections, order="sorted")).hexdigest()


def is_another_text(case: Case[Any], version: DeliverableVersion, given: str) -> bool:
    """Whether a hash that was given differs from that of the submitted text; False when that one was erased."""
    submitted = None if version.text_hash is None else case.around.text(version.text_hash)
    return submitted is not None and given != submitted


def sections_of(case: Case[Any], version: DeliverableVersion) -> dict[str, Section] | None:
    """The whole content of a version, small changes included; None when some of it was erased or never told."""
    return _sections(case, {fact.id: fact for fact in case.history.course(as_of=case.day)}, version)


def _sections(case: Case[Any], facts: Mapping[str, AnyFact], version: DeliverableVersion) -> dict[str, Section] | None:
    fact = facts.get(version.submission or version.in_force_fact or "")
    data = None if fact is None else _opened(case, fact)
    if isinstance(data, DeliverableSubmitted | DeliverableTakenOver):
        return data.sections
    if not isinstance(data, DeliverableAmended):
        return None
    base = case.partnership.deliverables.versions.get(amended_by(data))
    before = None if base is None else _sections(case, facts, base)
    return None if before is None else before | data.changes


def amended_by(data: DeliverableAmended) -> DeliverableRef:
    """The version that a small change starts from."""
    return replace(data.deliverable, version=data.amends)


def _opened(case: Case[Any], fact: AnyFact) -> Any:
    """The payload with its texts, or None when one of them was erased."""
    erased = False

    def read(_: str, sealed: str) -> str:
        nonlocal erased
        text = case.around.text(sealed)
        erased = erased or text is None
        return text or ""

    data = map_texts(fact, read).data
    return None if erased else data
