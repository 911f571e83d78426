"""What erasure asks of the world."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from partnerflow.application.erasures.request import Erased, ErasureRequest, State
from partnerflow.domain.folding import Record


class ErasureJournal(Protocol):
    """What was erased, kept outside the database: a copy that is put back can be told to erase it again."""

    def write(self, erased: Sequence[Erased]) -> int:
        """Write down what is about to be erased, durably; returns its place."""

    def undo(self, place: int) -> None:
        """It was not erased after all: its transaction was refused."""


class ErasureRequests(Protocol):
    """The requests of a workspace, and the texts that they restrict: what is restricted no reader sees."""

    def open(self, request: ErasureRequest) -> None:
        """Keep a request and restrict its texts, in one transaction."""

    def cancel(self, request: ErasureRequest, at: str) -> bool:
        """Free its texts, but for those that another request waits for, while it waits; False when it does no more."""

    def begin(self, request: ErasureRequest) -> bool:
        """From here on it cannot be cancelled; False when it was, or is done."""

    def end(self, id_: str, state: State, at: str, outcome: Mapping[str, object]) -> None:
        """Keep what came of it."""

    def find(self, id_: str) -> ErasureRequest | None:
        """One request."""

    def of(self, partnership: str) -> tuple[ErasureRequest, ...]:
        """Those about a partnership, the last one first."""

    def due(self, now: str) -> tuple[ErasureRequest, ...]:
        """Those that are due or under way, the oldest first."""

    def finish(self) -> bool:
        """Destroy the keys and overwrite the bytes that erasures left; whether nothing is left now."""

    def keep_running(self, run: Callable[[], object], tidy: Callable[[], object]) -> None:
        """Let `run` carry out what is due from now on, and `tidy` clean up once a day, wherever the workspace's events are
        put in order; call it after a fork.
        """

    def close(self) -> None:
        """End that."""


class Access(Record):
    """Somebody read one stream, and saw the data of these persons in it; `position` is its place in the access tree, if it
    has one.
    """

    persons: tuple[str, ...]
    principal: str
    purpose: str
    at: str
    position: int | None = None


class Accesses(Protocol):
    """The record of reading: written before the answer leaves."""

    def record(self, seen: Mapping[UUID, Collection[str]], principal: str, purpose: str, at: str) -> None:
        """Write down, in one transaction, that these streams were opened for somebody, each with whose data it showed.

        Raises:
            UnavailableError: it could not be written; then the answer must not leave.
        """

    def of(self, stream_id: UUID) -> tuple[Access, ...]:
        """Those of one stream that showed somebody's data, in their order."""

    def page(self, stream_id: UUID, *, before: int | None, limit: int) -> tuple[tuple[int, Access], ...]:
        """Those of one stream, the last one first, each with its number in the record; `before` is such a number."""

    def for_purpose(self, stream_id: UUID, principal: str, purpose: str, *, limit: int) -> tuple[Access, ...]:
        """Those of one stream by one principal for one purpose, the last one first."""

    def prune(self, before: str) -> None:
        """Let go of those before an instant that have their place in the tree: its root does not change."""
