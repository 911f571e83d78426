"""What the application asks of the world, as guarantees. Adapters live in `persistence`; one contract suite runs against each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeAlias
from uuid import UUID

import msgspec

from partnerflow.application.proofs import EarlierProofs as EarlierProofs
from partnerflow.application.proofs import Hold as Hold
from partnerflow.application.proofs import Ledger as Ledger
from partnerflow.application.proofs import LedgerProofs as LedgerProofs
from partnerflow.application.proofs import LedgerStanding as LedgerStanding
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.rules import Case


class Disclosure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One text kept outside the event: the event holds `commitment` in its place (docs/spec/disclosures.md).

    A struct and not a dataclass, as all that is made anew for each fact: a frozen dataclass costs ten times as much.
    """

    commitment: str
    pointer: str
    salt: bytes
    value: str
    subject: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event about to be written: its wire name with version, its stored bytes, the texts it commits to.

    `erases` names subjects (persons) of this stream whose disclosures, and keys, go in the same transaction; `forgets` the
    commitments of other disclosures that do.
    """

    topic: str
    state: bytes
    disclosures: tuple[Disclosure, ...] = ()
    erases: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A stream as it stands: its identity, its address in the workspace, its version and the frontier of its Merkle tree.

    `about` is the key of the stream it is about: for a grant, its partnership. `restrictions` counts how often texts of it
    were restricted or freed again: what it shows can differ while its version does not.
    """

    stream_id: UUID
    kind: str
    key: str
    version: int
    frontier: bytes = b""
    about: str | None = None
    restrictions: int = field(default=0, compare=False)


Address: TypeAlias = tuple[str, str]
"""The kind and the key of a stream."""


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """Events that follow `head.version` in one stream; version 0 founds it and claims its address."""

    head: Head
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKey:
    """A caller's promise that this is the same request: `scope` is caller and route, `fingerprint` is keyed and says nothing."""

    scope: str
    key: str
    fingerprint: bytes


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What an append wrote, or wrote the first time: heads after it, as the appends stood. `replayed` when the key was known."""

    heads: tuple[Head, ...]
    replayed: bool = False


class StoredEvent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event as it stands in a stream."""

    stream_id: UUID
    version: int
    topic: str
    state: bytes


class LoggedEvent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event with its place in the workspace's log: dense positions from 1, without gaps."""

    position: int
    event: StoredEvent


class Store(Protocol):
    """The facts of one workspace. Nothing in it is ever changed or removed but disclosures."""

    def append(self, appends: Iterable[Append], *, key: IdempotencyKey | None = None, now: datetime) -> Receipt:
        """Write all events of all appends, or none.

        When it returns, the events, the new heads, the disclosures and the idempotency row are durable, and every event
        will get exactly one place in the log. A key known with the same fingerprint returns the first receipt, `replayed`,
        and writes nothing.

        Raises:
            StaleVersionError: a stream is not at its head's version, or its address is taken; nothing was written.
            KeyReusedError: the key was used with another fingerprint.
            UnavailableError: the store did not answer; retry with the same key to learn whether it was written.
        """

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        """The receipt of the append that carried this key, `replayed`; None when there was none.

        Raises:
            KeyReusedError: the key was used with another fingerprint.
        """

    def head(self, kind: str, key: str) -> Head | None:
        """The stream at this address, or None."""

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        """The streams at these addresses; those that do not exist are left out."""

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        """The keys of the streams of a kind that are about another stream, in order."""

    def read(self, stream_id: UUID, *, after: int = 0) -> list[StoredEvent]:
        """The events of a stream with a higher version, in order; an event once read never changes."""

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        """The disclosures of a stream by commitment (all, or those asked for); erased ones are absent."""

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]:
        """The log behind a position, in order and without gaps: who follows it misses nothing."""

    def position(self) -> int:
        """The last position of the log; 0 when empty."""

    def wait(self, position: int, timeout: float) -> int:
        """Wait until the log holds `position` or `timeout` seconds pass; returns the last position."""

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        """The place of one event in the log, or None while it is pending."""

    def version_at(self, stream_id: UUID, position: int) -> int:
        """How many events of a stream stand in the log up to a position: once the log holds it, that never changes."""

    def replay(self) -> Iterator[LoggedEvent]:
        """The whole log in order, without holding it in memory."""

    def close(self) -> None:
        """Let go of connections and threads; nothing acknowledged is lost without it."""


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """One stream as it stands: where it is kept and what happened in it."""

    head: Head
    history: History


class Recorded(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A fact about to be kept: sealed, with the texts it commits to, and the persons and texts that go with it."""

    fact: AnyFact
    disclosures: tuple[Disclosure, ...] = ()
    erases: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that follow a stream as the writer saw it; `history` is the stream after them."""

    head: Head
    facts: tuple[Recorded, ...]
    history: History


class Streams(Protocol):
    """The histories of one workspace, folded and cached; one stream is always read whole and consistent."""

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        """The stream at this address, or None.

        With `at_least` a cached stream of that version or higher is good enough; without, it is as new as the store, or as a
        `head` that was read of it for this very answer.
        """

    def beside(self, kind: str, key: str, *, at_least: int | None = None) -> Stream | None:
        """As `find`, of a stream that is only looked at beside the one that is worked with: it need be no more than seen."""

    def sees(self, kind: str, key: str, version: int) -> bool:
        """Whether this event of a stream that there is may be shown to whoever works with these."""

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        """The keys of the streams of a kind that are about another stream: the grants of a partnership."""

    def admit(self, case: Case[Any]) -> None:
        """Let a fact be told to a stream, before it is judged.

        Raises:
            ForbiddenError: it is not for whoever works with these streams to tell it.
        """

    def save(self, changes: Sequence[Change], *, key: IdempotencyKey | None = None) -> Receipt:
        """Keep all facts of all changes, or none. Raises as `Store.append`."""

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        """What was kept under this key before. Raises as `Store.recall`."""

    def texts(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, str]:
        """The texts of a stream by commitment; erased and restricted ones are absent."""

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        """The disclosures of a stream, in clear, by commitment; erased and restricted ones are absent."""

    def withholds(self, stream: Stream, fact: AnyFact) -> bool:
        """Whether the reader is kept from what a fact says for what it is about, even where it holds no text."""


class Write(Protocol):
    """Statements of one transaction."""

    def __call__(self, statement: str, parameters: Mapping[str, Any], /) -> list[tuple[Any, ...]]:
        """Execute one; its rows, or none."""

    def many(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Execute one for each of these parameters."""


class Tables(Protocol):
    """Tables beside the log: for read models and for the ledger; the SQL stands in `partnerflow.sql`, per engine."""

    engine: str

    def read(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    def read_often(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The same, for a query that is asked again and again with the same parameters, and as new as `read`."""

    def read_with_head(
        self, statement: str, parameters: Mapping[str, Any], about: Address
    ) -> tuple[list[tuple[Any, ...]], Head | None]:
        """As `read_often`; and with rows, if there are any, the head at an address, as new as they are.

        It comes along where asking for both at once costs less. None says nothing: `Store.head` knows.
        """

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Write]:
        """A transaction: give it statements; it commits at the end, or rolls back on any error.

        What cannot be made again from what is durable must be written `durable`: else a power cut may undo it.
        """


class Clock(Protocol):
    """The time of day, in UTC."""

    def now(self) -> datetime:
        """The present instant, with offset zero."""


class Chance(Protocol):
    """Identity and unguessable bytes."""

    def identity(self) -> UUID:
        """A new random UUIDv4."""

    def salt(self) -> bytes:
        """32 unguessable bytes."""
