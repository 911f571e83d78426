"""A move as a fact, and all it would do: shown before it is made, with a hash that holds a call to what was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.catalogue import type_of
from partnerflow.domain.course import facts as course
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.moves.advancing import preview_advance
from partnerflow.domain.moves.returning import preview_return
from partnerflow.domain.moves.status import preview_end, preview_pause, preview_renewal, preview_resumption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared


def preview_of(state: PartnershipState, fact: AnyFact, grants: Sequence[GrantOnDay]) -> tuple[Mapping[str, Any], str]:
    """What a move would do, as plain values, and the hash of it; nothing for a move that does not exist from here.

    The rules are not asked: a move that would be refused shows what it would have done.
    """
    preview = _preview(state, fact, grants)
    return (msgspec.to_builtins(preview) if preview is not None else {}), digest(type_of(fact.data).move or "", preview)


def digest(move: str, preview: Declared | None) -> str:
    """SHA-256, in lower-case hex, over the canonical JSON of a move and its preview: members sorted, no spaces, UTF-8.

    A preview names no day of its own, so the hash stays the same from day to day while nothing changes.
    """
    return hashlib.sha256(msgspec.json.encode({"move": move, "preview": preview}, order="sorted")).hexdigest()


def _preview(state: PartnershipState, fact: AnyFact, grants: Sequence[GrantOnDay]) -> Declared | None:
    data, day = fact.data, fact.occurred_on
    if isinstance(data, course.PhaseAdvanced):
        return preview_advance(state, day, grants, tuple(item.guard for item in data.acknowledged or ()))
    if isinstance(data, course.PhaseReturned):
        return preview_return(state, data.to, day, grants, data.fates, data.ambition_fate)
    if isinstance(data, course.PartnershipPaused):
        return preview_pause(state, grants)
    if isinstance(data, course.PartnershipResumed):
        return preview_resumption(state)
    if isinstance(data, course.PartnershipRenewed):
        return preview_renewal(state, data)
    return preview_end(state, day, data, grants) if isinstance(data, course.PartnershipEnded) else None
