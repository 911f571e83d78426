"""The histories of a workspace over a store: decoded, folded, cached per process and brought up to date by version."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, Protocol
from uuid import UUID

from partnerflow.application.erasures.ports import ErasureJournal
from partnerflow.application.ports import (
    Append,
    Change,
    Clock,
    Disclosure,
    Event,
    Head,
    IdempotencyKey,
    Receipt,
    Store,
    StoredEvent,
    Stream,
)
from partnerflow.domain.eras import Definitions
from partnerflow.domain.fact import AnyFact, ProcessPin
from partnerflow.domain.history import History
from partnerflow.domain.rules import Case
from partnerflow.errors import (
    CorruptionError,
    InvalidDefinitionError,
    NotFoundError,
    StaleVersionError,
    UnknownProcessError,
)
from partnerflow.persistence.codec import decode, encode
from partnerflow.persistence.journalling import journalled
from partnerflow.persistence.person_keys import Person, PersonKeys
from partnerflow.persistence.personal import PersonalTexts, encrypted
from partnerflow.process.catalogue import Catalogue
from partnerflow.process.definition import ProcessDefinition

CAPACITY = 4096


class KeyedStore(Store, Protocol):
    """A store, and the keys of the persons in it."""

    keys: PersonKeys


class Histories:
    """`application.ports.Streams` over any store. The cache never runs ahead of what is committed.

    With `whole` a stream that is not cached is read by that, up to the head that the store has of it.
    """

    def __init__(
        self,
        store: KeyedStore,
        processes: Catalogue,
        clock: Clock,
        *,
        capacity: int = CAPACITY,
        journal: ErasureJournal | None = None,
        admit: Callable[[], None] = lambda: None,
        whole: Callable[[Head], list[StoredEvent]] | None = None,
    ) -> None:
        self._store = store
        self._personal = PersonalTexts(store.keys)
        self._journal = journal
        self._admit = admit
        self._whole = whole
        self._processes = processes
        self._clock = clock
        self._capacity = capacity
        self._cache: OrderedDict[tuple[str, str], Stream] = OrderedDict()
        self._lock = Lock()

    def find(self, kind: str, key: str, *, at_least: int | None = None, head: Head | None = None) -> Stream | None:
        cached = self._cached(kind, key)
        if cached is not None and at_least is not None and cached.head.version >= at_least:
            return cached
        if head is None or head.version < (at_least or 0):
            head = self._store.head(kind, key)
        if head is None:
            return None
        if cached is not None and cached.head.version >= head.version:
            # Restricting texts adds no fact: what the head says of them is newer than what was cached.
            return cached if cached.head.version > head.version else Stream(head=head, history=cached.history)
        return self._put(self._caught_up(head, cached))

    def beside(self, kind: str, key: str, *, at_least: int | None = None) -> Stream | None:
        return self.find(kind, key, at_least=at_least)

    def sees(self, kind: str, key: str, version: int) -> bool:
        return True

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        return self._store.keys_about(kind, about)

    def admit(self, case: Case[Any]) -> None:
        """Whoever has the workspace itself may tell anything."""

    def save(self, changes: Sequence[Change], *, key: IdempotencyKey | None = None) -> Receipt:
        self._admit()
        now = self._clock.now()
        keys = self._personal.keys_for(
            (change.head.stream_id, text)
            for change in changes
            for recorded in change.facts
            for text in recorded.disclosures
        )
        try:
            with journalled(self._journal, changes, now):
                receipt = self._store.append((_append(change, keys) for change in changes), key=key, now=now)
        except StaleVersionError:
            # What was cached is what the writer judged by; let the next attempt look again.
            self._forget(changes)
            raise
        if not receipt.replayed:
            for change, head in zip(changes, receipt.heads, strict=True):
                self._put(Stream(head=head, history=change.history))
        return receipt

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        return self._store.recall(key)

    def texts(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, str]:
        found = self.disclosures(stream_id, commitments)
        return {commitment: disclosure.value for commitment, disclosure in found.items()}

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        return self._personal.opened(stream_id, self._store.disclosures(stream_id, commitments))

    def withholds(self, stream: Stream, fact: AnyFact) -> bool:
        """Nothing: who reads here is this program itself."""
        return False

    def _caught_up(self, head: Head, cached: Stream | None) -> Stream:
        after = cached.head.version if cached is not None else 0
        stored = self._store.read(head.stream_id, after=after) if cached or not self._whole else self._whole(head)
        # Events may have been added since the head was read; this stream is the one the head speaks of.
        stored = stored[: head.version - after]
        facts = [decode(event.topic, event.state) for event in stored]
        definitions = self._definitions(head, facts)
        history = (
            cached.history.extended(facts, definitions)
            if cached is not None
            else History(head.kind, self._founded(head, facts, definitions), facts, definitions)
        )
        if history.version < head.version:
            raise CorruptionError(f"{head.kind} {head.key} has {history.version} events, its head says {head.version}")
        return Stream(head=head, history=history)

    def _founded(self, head: Head, facts: Sequence[AnyFact], definitions: Definitions) -> ProcessDefinition:
        pin = facts[0].process if facts else None
        if pin is None:
            raise CorruptionError(f"{head.kind} {head.key} does not begin with a founding fact")
        return definitions[pin.fingerprint]

    def _definitions(self, head: Head, facts: Sequence[AnyFact]) -> Definitions:
        """The definitions that these facts pin their stream to: at its founding, and at each migration."""
        return {
            fact.process.fingerprint: self._pinned(head, fact.process) for fact in facts if fact.process is not None
        }

    def _pinned(self, head: Head, pin: ProcessPin) -> ProcessDefinition:
        try:
            return self._processes.pinned(pin.name, pin.version, pin.fingerprint)
        except (NotFoundError, InvalidDefinitionError) as error:
            process = f"{pin.name}.v{pin.version}"
            told = (
                f"{head.kind} {head.key} keeps to the process {process}, which is not known here as it was then: "
                f"put that {process}.yaml in the folder PARTNERFLOW_PROCESSES and restart"
            )
            raise UnknownProcessError(told, process=process, kind=head.kind, key=head.key) from error

    def _cached(self, kind: str, key: str) -> Stream | None:
        with self._lock:
            stream = self._cache.get((kind, key))
            if stream is not None:
                self._cache.move_to_end((kind, key))
            return stream

    def _put(self, stream: Stream) -> Stream:
        address = (stream.head.kind, stream.head.key)
        with self._lock:
            known = self._cache.get(address)
            if known is not None and known.head.version > stream.head.version:
                return known
            self._cache[address] = stream
            self._cache.move_to_end(address)
            while len(self._cache) > self._capacity:
                self._cache.popitem(last=False)
        return stream

    def _forget(self, changes: Sequence[Change]) -> None:
        with self._lock:
            for change in changes:
                self._cache.pop((change.head.kind, change.head.key), None)


def _append(change: Change, keys: Mapping[Person, bytes]) -> Append:
    events = []
    for recorded in change.facts:
        topic, state = encode(recorded.fact)
        events.append(
            Event(
                topic=topic,
                state=state,
                disclosures=tuple([encrypted(change.head.stream_id, text, keys) for text in recorded.disclosures]),
                erases=recorded.erases,
                forgets=recorded.forgets,
            )
        )
    return Append(head=change.head, events=tuple(events))
