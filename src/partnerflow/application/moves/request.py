"""A move as a client asks for it: the word, the fact it would record, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.application.recording import RecordRequest
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.moves.tokens import TOKEN
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import Fault, MalformedError

MOVES: Mapping[str, str] = {
    fact_type.move: name for name, fact_type in FACT_TYPES.items() if fact_type.move is not None
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRequest:
    """A move: the word for it (advance, return, pause, resume, renew, end) and the fact it would record.

    With `shown`, the token of a preview, the move is refused when it would not do what that preview showed. An advance may
    go on `through` several gates, until that phase is entered, and tell what was `learned` in the return that it closes.
    """

    move: str
    record: RecordRequest
    shown: str | None = None
    through: str | None = None
    learned: Mapping[str, Any] | None = None


def move_request(
    move: str,
    request: RecordRequest,
    *,
    shown: str | None = None,
    through: str | None = None,
    learned: Mapping[str, Any] | None = None,
) -> MoveRequest:
    """A move by its word. One that names what was shown need not say which version it saw: it holds to more than that.

    Raises:
        MalformedError: there is no such move, or `shown` is no token.
    """
    if move not in MOVES:
        raise MalformedError([fault("/move", "not_one_of", allowed=list(MOVES))])
    faults: list[Fault] = []
    if shown is not None:
        TOKEN.reader()(shown, "/previewHash", faults)
    if faults:
        raise MalformedError(faults)
    required = request.version_required and shown is None
    named = replace(request, fact=MOVES[move], version_required=required)
    return MoveRequest(move=move, record=named, shown=shown, through=through, learned=learned)
