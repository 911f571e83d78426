"""Looking at one stream: its state, and the answers to questions about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerflow.application.ports import Stream
from partnerflow.application.unit_of_work import Provenance, UnitOfWork
from partnerflow.domain.partnership import State
from partnerflow.errors import NotFoundError
from partnerflow.questions.asking import Answered as OfHistory
from partnerflow.questions.asking import ask as ask_history
from partnerflow.questions.view import check_version

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


@dataclass(frozen=True, slots=True, kw_only=True)
class StateView:
    """A state and what it is the state of."""

    stream: Stream
    state: State
    version: int
    as_of: str | None
    as_known_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer, the day it speaks of, what it is an answer to, and the facts behind it."""

    question: str
    answer: Any
    day: str
    as_of: str | None
    as_known_at: str | None
    at_version: int | None
    position: int
    version: int
    facts: tuple[str, ...]


def stream_at(service: Partnerflow, kind: str, key: str) -> Stream:
    """The stream at an address, as new as the store.

    Raises:
        NotFoundError: there is none.
    """
    stream = service.streams.find(kind, key)
    if stream is None:
        raise no_such(kind, key)
    return stream


def no_such(kind: str, key: str) -> NotFoundError:
    """What is said of a stream that is not there."""
    return NotFoundError(f"there is no {kind} {key}", reason=f"no_such_{kind}", kind=kind, key=key)


def state(
    service: Partnerflow, kind: str, key: str, *, as_of: str | None, as_known_at: str | None, at_version: int | None
) -> StateView:
    """See `Partnerflow.state`."""
    stream = stream_at(service, kind, key)
    history = stream.history
    if as_of is None and as_known_at is None and at_version is None:
        return StateView(stream=stream, state=history.state, version=history.version, as_of=None, as_known_at=None)
    check_version(history, at_version)
    if not history.told(as_of=as_of, as_known_at=as_known_at, version=at_version):
        days = {"as_of": as_of, "as_known_at": as_known_at}
        raise NotFoundError(f"{kind} {key} had not begun", reason="had_not_begun", kind=kind, key=key, **days)
    version = history.known_version(as_known_at=as_known_at, version=at_version)
    state = history.at(as_of=as_of, as_known_at=as_known_at, version=at_version)
    return StateView(stream=stream, state=state, version=version, as_of=as_of, as_known_at=as_known_at)


def ask(
    service: Partnerflow,
    key: str,
    question: str,
    parameters: Mapping[str, str],
    *,
    as_of: str | None,
    as_known_at: str | None,
) -> Answered:
    """See `Partnerflow.ask`."""
    stream, answered = answer(service, key, question, parameters, as_of=as_of, as_known_at=as_known_at)
    return Answered(
        question=question,
        answer=answered.answer,
        day=answered.day,
        as_of=as_of,
        as_known_at=as_known_at,
        at_version=answered.at_version,
        position=service.store.position(),
        version=stream.head.version,
        facts=tuple(answered.facts),
    )


def answer(
    service: Partnerflow,
    key: str,
    question: str,
    parameters: Mapping[str, str],
    *,
    as_of: str | None,
    as_known_at: str | None,
) -> tuple[Stream, OfHistory]:
    """The stream of a partnership and what a question about it says, without how far the log has come. Raises as `ask`."""
    stream = stream_at(service, "partnership", key)
    around = around_of(service, stream)
    return stream, ask_history(question, parameters, stream.history, around, as_of=as_of, as_known_at=as_known_at)


def around_of(service: Partnerflow, seen: Stream | None = None) -> UnitOfWork:
    """The other streams as they are now, read once for one answer; `seen` is one that was looked up already."""
    return UnitOfWork(
        service.streams,
        service.processes.latest("partnership"),
        service.chance,
        service.clock.now(),
        Provenance(principal="reader"),
        processes=service.processes,
        seen=seen,
    )
