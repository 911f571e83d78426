"""Which decision carries what somebody means to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.structs import Declared


def decided_on(state: PartnershipState, subject: type[Declared], **members: Any) -> str | None:
    """The last adopted decision with a subject of this type and these members."""
    found = [
        decision.ref
        for decision in state.decisions.by_ref.values()
        if decision.outcome == "adopted" and any(_is(item, subject, members) for item in decision.subjects)
    ]
    return found[-1] if found else None


def unargued(state: PartnershipState, proposal: str, waiting: Iterable[str]) -> tuple[str, ...]:
    """Those of the parties waited for that said to object: what is awaited is their objection, not another position."""
    positions = state.decisions.proposals[proposal].positions
    return tuple(code for code in waiting if code in positions and positions[code].position == "object")


def _is(item: Declared, subject: type[Declared], members: Mapping[str, Any]) -> bool:
    return isinstance(item, subject) and all(getattr(item, name) == value for name, value in members.items())
