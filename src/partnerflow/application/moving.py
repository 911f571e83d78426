"""Moves: which exist from here, what one would do, and making it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from partnerflow.application.filling import filled
from partnerflow.application.looking import around_of, stream_at
from partnerflow.application.looking import state as looked_at
from partnerflow.application.ports import Stream
from partnerflow.application.recording import RecordAnswer, RecordRequest, record
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.lines import read_fact
from partnerflow.domain.moves import MoveOption, next_options, preview_of
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.rules import refuse
from partnerflow.errors import Fault, MalformedError, RefusedError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow

MOVES: Mapping[str, str] = {
    fact_type.move: name for name, fact_type in FACT_TYPES.items() if fact_type.move is not None
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMoves:
    """The moves that exist from where a partnership is, on the day of asking."""

    stream: Stream
    day: str
    options: tuple[MoveOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRequest:
    """A move: the word for it (advance, return, pause, resume, renew, end) and the fact it would record.

    With `preview_hash` the move is refused when it would not do what that preview showed.
    """

    move: str
    record: RecordRequest
    preview_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a move would do, every reason why it would be refused, and the hash that stands for all of it."""

    stream: Stream
    consequences: Mapping[str, Any]
    refusals: tuple[Fault, ...]
    hash: str


def move_request(move: str, request: RecordRequest, preview_hash: str | None = None) -> MoveRequest:
    """A move by its word.

    Raises:
        MalformedError: there is no such move.
    """
    if move not in MOVES:
        raise MalformedError(
            [
                Fault(
                    code="schema",
                    reason="schema",
                    pointer="/move",
                    data={"constraint": "not_one_of", "allowed": list(MOVES)},
                )
            ]
        )
    return MoveRequest(move=move, record=replace(request, fact=MOVES[move]), preview_hash=preview_hash)


def next_moves(service: Partnerflow, key: str, *, as_of: str | None, as_known_at: str | None) -> NextMoves:
    """See `Partnerflow.next_moves`."""
    seen = looked_at(service, "partnership", key, as_of=as_of, as_known_at=as_known_at, at_version=None)
    assert isinstance(seen.state, PartnershipState)
    around = around_of(service)
    day = as_of or as_known_at or around.today
    return NextMoves(stream=seen.stream, day=day, options=tuple(next_options(seen.state, day, around.grants(key, day))))


def preview(service: Partnerflow, request: MoveRequest) -> Preview:
    """See `Partnerflow.preview`."""
    stream = stream_at(service, "partnership", request.record.key)
    work = around_of(service)
    line = {**request.record.line, "stream": "partnership", "key": request.record.key}
    fact, faults = read_fact(filled(line, FACT_TYPES[request.record.fact], stream.history, work.today))
    if fact is None:
        raise MalformedError(faults)
    seen = stream.history.on(fact.occurred_on)
    assert isinstance(seen, PartnershipState)
    consequences, digest = preview_of(seen, fact, work.grants(fact.key, fact.occurred_on))
    return Preview(stream=stream, consequences=consequences, refusals=tuple(work.tell(fact)), hash=digest)


def move(service: Partnerflow, request: MoveRequest) -> RecordAnswer:
    """See `Partnerflow.move`."""
    if request.preview_hash is not None:
        now = preview(service, request)
        if now.hash != request.preview_hash:
            raise RefusedError(
                [refuse("sequence", "preview_changed", "/previewHash", expected=request.preview_hash, found=now.hash)]
            )
    return record(service, request.record)
