"""What a look at a move takes for granted, so that it can be shown before everything about it is decided.

A stand-in never reaches the record: only what was given is sent when the move is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnerflow.domain.moves import MoveOption
from partnerflow.domain.partnership import PartnershipState

Data = dict[str, Any]
_TEXT = "…"


def known(option: MoveOption, state: PartnershipState) -> Data:
    """What the situation itself says of a move: the decision that carries it, the return it supersedes, the term it opens."""
    told: Data = {"decision": option.decision}
    if option.move == "advance":
        told = {}
    if option.move == "return":
        told |= {"to": option.target, "supersedes": option.supersedes}
    if option.move == "renew":
        renewal = next((item for item in state.course.renewals.values() if item.renewed_on is None), None)
        if renewal is not None:
            period = {"start": renewal.proposed.start, "end": renewal.proposed.end}
            told |= {"renewal": renewal.ref, "termNumber": renewal.term, "period": period}
    return {name: value for name, value in told.items() if value is not None}


def assumed(option: MoveOption, given: Mapping[str, Any], state: PartnershipState, day: str) -> Data:
    """What is taken for granted beside what was given; nothing when all that matters was given."""
    if option.move == "advance":
        rows = _acknowledged(option, given.get("acknowledged", ()))
        return {} if rows == list(given.get("acknowledged", ())) else {"acknowledged": rows}
    standing_in: Mapping[str, Data] = {
        "return": {
            "reasons": list(state.process.return_reasons)[:1],
            "decision": "D-00",
            "repairAgenda": [{"text": _TEXT}],
            "targetOn": day,
        },
        "pause": {"reasonCode": "capacity", "expectedResumeOn": day},
        "renew": {"decision": "D-00"},
        "end": {"kind": "completed", "endingReasons": ["ambition_reached"]},
    }
    return {name: value for name, value in standing_in.get(option.move, {}).items() if not given.get(name)}


def _acknowledged(option: MoveOption, given: Any) -> list[Data]:
    """Every signal in the way as acknowledged, with the reason that was given for it so far."""
    rows = [item for item in given if isinstance(item, Mapping)]
    reasons = {item.get("guard"): item.get("reason") for item in rows}
    ahead = [guard for gate in option.reach for guard in gate.to_acknowledge]
    wanted = dict.fromkeys((*option.to_acknowledge, *(guard for guard in ahead if guard in reasons)))
    return [{"guard": guard, "reason": reasons.get(guard) or _TEXT} for guard in wanted]
