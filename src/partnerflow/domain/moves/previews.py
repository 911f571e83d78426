"""A move as a fact, and all it would do: shown before it is made, with a hash that holds a call to what was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

import msgspec

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.course import facts as course
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.moves.advancing import preview_advance, preview_gates
from partnerflow.domain.moves.concluding import preview_end, preview_renewal
from partnerflow.domain.moves.returning import preview_return
from partnerflow.domain.moves.status import preview_pause, preview_resumption
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import Acknowledgement
from partnerflow.domain.vocabulary.structs import Declared


def preview_of(
    state: PartnershipState, fact: AnyFact, grants: Sequence[GrantOnDay], through: str | None = None
) -> Declared | None:
    """What a move would do; None for a move that does not exist from here. `through`: an advance goes on until there.

    The rules are not asked: a move that would be refused shows what it would have done.
    """
    data, day = fact.data, fact.occurred_on
    if not state.course.stays:
        return None
    if isinstance(data, course.PhaseAdvanced):
        acknowledged = acknowledged_by(data.acknowledged)
        if through is not None:
            return preview_gates(state, day, grants, acknowledged, through)
        return preview_advance(state, day, grants, acknowledged)
    if isinstance(data, course.PhaseReturned):
        return preview_return(state, data, day, grants)
    if isinstance(data, course.PartnershipPaused):
        return preview_pause(state, data, grants)
    if isinstance(data, course.PartnershipResumed):
        return preview_resumption(state)
    if isinstance(data, course.PartnershipRenewed):
        return preview_renewal(state, day, data, grants)
    return preview_end(state, day, data, grants) if isinstance(data, course.PartnershipEnded) else None


def acknowledged_by(given: Sequence[Acknowledgement] | None) -> Collection[str]:
    """The signals that an advance acknowledges."""
    return frozenset(item.guard for item in given or ())


def digest(move: str, preview: Declared | None) -> str:
    """SHA-256, in lower-case hex, over the canonical JSON of a move and its preview: members sorted, no spaces, UTF-8.

    A preview names no day of its own, so the hash stays the same from day to day while nothing changes.
    """
    return hashlib.sha256(msgspec.json.encode({"move": move, "preview": preview}, order="sorted")).hexdigest()
