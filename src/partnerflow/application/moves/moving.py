"""Moves: which exist from here, what one would do, and making it as it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerflow.application.looking import around_of, stream_at
from partnerflow.application.looking import state as looked_at
from partnerflow.application.moves.advancing import tell_advance
from partnerflow.application.moves.previewing import Looked, check_shown, look
from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.ports import Stream
from partnerflow.application.recording import RecordAnswer, RecordRequest, record, tell, told
from partnerflow.application.unit_of_work import UnitOfWork
from partnerflow.domain.course.facts import PhaseAdvanced
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.moves import FastForward, MoveOption, next_options
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault, FaultyError, StaleVersionError

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMoves:
    """The moves that exist from where a partnership is, on the day of asking."""

    stream: Stream
    day: str
    options: tuple[MoveOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a move would do, every reason why it would be refused, and the token that stands for all of it.

    `stops_at` is the phase that an advance through several gates could not leave.
    """

    stream: Stream
    consequences: Mapping[str, Any]
    refusals: tuple[Fault, ...]
    token: str
    stops_at: str | None = None


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
    seen = look(work, stream.history, request)
    return Preview(
        stream=stream,
        consequences=seen.consequences,
        refusals=_refusals(work, request, seen.fact),
        token=str(seen.token),
        stops_at=seen.preview.stops_at if isinstance(seen.preview, FastForward) else None,
    )


def move(service: Partnerflow, request: MoveRequest) -> RecordAnswer:
    """See `Partnerflow.move`."""

    def teller(work: UnitOfWork, asked: RecordRequest) -> None:
        _tell(work, request, _as_shown(work, request).fact)

    try:
        return record(service, request.record, teller)
    except StaleVersionError:
        # What the other version makes different says more than that there is one.
        if request.shown is not None:
            _as_shown(around_of(service), request)
        raise


def _as_shown(work: UnitOfWork, request: MoveRequest) -> Looked:
    """What the move does to the very streams of this unit of work, which judges and keeps it; refused if not as shown."""
    history = told(work, request.record)
    seen = look(work, history, request)
    if request.shown is not None:
        check_shown(work, history, request, seen)
    return seen


def _tell(work: UnitOfWork, request: MoveRequest, fact: AnyFact) -> None:
    if isinstance(fact.data, PhaseAdvanced):
        tell_advance(work, request, fact)
    else:
        tell(work, fact)


def _refusals(work: UnitOfWork, request: MoveRequest, fact: AnyFact) -> tuple[Fault, ...]:
    try:
        _tell(work, request, fact)
    except FaultyError as error:
        return error.faults
    return ()
