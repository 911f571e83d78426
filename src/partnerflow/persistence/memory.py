"""The store in memory, on the library's plain-objects recorder: its notification ids are the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Condition
from uuid import UUID

from eventsourcing.persistence import StoredEvent as RecordedEvent
from eventsourcing.popo import POPOApplicationRecorder

from partnerflow.application.erasures.ports import Accesses
from partnerflow.application.inspection import DisclosureRow, Inspection
from partnerflow.application.ports import (
    Append,
    Disclosure,
    Head,
    IdempotencyKey,
    LoggedEvent,
    Receipt,
    StoredEvent,
    Tables,
)
from partnerflow.errors import CorruptionError
from partnerflow.persistence.accesses import AccessTables
from partnerflow.persistence.batch import Step, erasing, first_receipt, receipt_text, stale, steps
from partnerflow.persistence.mapper import OpaqueMapper
from partnerflow.persistence.memory_disclosures import disclosed, restrictions_of
from partnerflow.persistence.memory_tables import MemoryTables
from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.persistence.rows import disclosure_rows
from partnerflow.persistence.sqlite.cleaning import Cleaner
from partnerflow.persistence.sqlite.disclosing import disclose
from partnerflow.sql import load

_MAPPER = OpaqueMapper()


class MemoryStore:
    """A `Store` for tests and trials: one lock, positions given in the append itself, gone with the process."""

    def __init__(self) -> None:
        self._tables = MemoryTables()
        self.tables: Tables = self._tables
        self.inspection: Inspection = _Inspector(self)
        self.keys = PersonKeys(self._tables)
        self.accesses: Accesses = AccessTables(self._tables)
        self._cleaner = Cleaner(self._tables, self.keys, lambda: True)
        self.leads = True
        self._recorder = POPOApplicationRecorder()
        self._changed = Condition()
        self._heads: dict[tuple[str, str], Head] = {}
        self._addresses: dict[UUID, tuple[str, str]] = {}
        self._answers: dict[tuple[str, str], tuple[bytes, str]] = {}
        self._positions: dict[tuple[UUID, int], int] = {}

    def append(self, appends: Iterable[Append], *, key: IdempotencyKey | None = None, now: datetime) -> Receipt:
        work = list(steps(appends))
        heads = tuple(step.after for step in work)
        with self._changed:
            if key is not None and (answer := self._answers.get((key.scope, key.key))):
                return first_receipt(key, *answer)
            for step in work:
                self._refuse_stale(step.before)
                self._refuse_disclosed(step)
            for step in work:
                self._write(step)
            if key is not None:
                self._answers[key.scope, key.key] = (key.fingerprint, receipt_text(heads))
            self._changed.notify_all()
        if any(map(erasing, work)):
            self._cleaner.clean()
        return Receipt(heads=heads)

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        with self._changed:
            answer = self._answers.get((key.scope, key.key))
        return None if answer is None else first_receipt(key, *answer)

    def head(self, kind: str, key: str) -> Head | None:
        head = self._heads.get((kind, key))
        number = 0 if head is None else restrictions_of(self._tables, head.stream_id)
        return replace(head, restrictions=number) if head is not None and number else head

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        return {address: self._heads[address] for address in addresses if address in self._heads}

    def all_heads(self) -> list[Head]:
        """The heads of all streams, in order of identity."""
        with self._changed:
            return sorted(self._heads.values(), key=lambda head: head.stream_id)

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        with self._changed:
            return tuple(sorted(head.key for head in self._heads.values() if (head.kind, head.about) == (kind, about)))

    def read(self, stream_id: UUID, *, after: int = 0) -> list[StoredEvent]:
        with self._changed:
            return [_MAPPER.to_domain_event(event) for event in self._recorder.select_events(stream_id, gt=after)]

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        return disclosed(self._tables, stream_id, commitments)

    def finish_erasures(self) -> bool:
        return self._cleaner.clean()

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]:
        notifications = self._recorder.select_notifications(after, limit, inclusive_of_start=False)
        return [LoggedEvent(position=each.id, event=_MAPPER.to_domain_event(each)) for each in notifications]

    def position(self) -> int:
        return self._recorder.max_notification_id() or 0

    def wait(self, position: int, timeout: float) -> int:
        with self._changed:
            self._changed.wait_for(lambda: self.position() >= position, timeout)
            return self.position()

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        return self._positions.get((stream_id, version))

    def version_at(self, stream_id: UUID, position: int) -> int:
        with self._changed:
            last = self._heads[self._addresses[stream_id]].version if stream_id in self._addresses else 0
            return next((each for each in range(last, 0, -1) if self._positions[stream_id, each] <= position), 0)

    def replay(self) -> Iterator[LoggedEvent]:
        yield from self.log(limit=self.position())

    def close(self) -> None:
        self._tables.close()

    def _refuse_stale(self, head: Head) -> None:
        address = self._addresses.get(head.stream_id, (head.kind, head.key))
        standing = self._heads.get(address)
        if (standing is None) != (head.version == 0) or (standing and standing != head):
            raise stale(head, standing.version if standing else 0)

    def _refuse_disclosed(self, step: Step) -> None:
        names = [text.commitment for _, text in step.disclosures]
        standing = disclosed(self._tables, step.after.stream_id, names) if names else {}
        kept = {name for name, text in standing.items() if text.subject not in step.erases} - set(step.forgets)
        if len(set(names)) < len(names) or not kept.isdisjoint(names):
            raise CorruptionError(f"one commitment for two texts of {step.after.kind} {step.after.key!r}")

    def _write(self, step: Step) -> None:
        head = step.after
        self._heads[head.kind, head.key] = head
        self._addresses[head.stream_id] = (head.kind, head.key)
        with self._tables.writing() as write:
            disclose(write, step)
        events = [
            RecordedEvent(head.stream_id, version, event.topic, event.state)
            for version, event in enumerate(step.events, step.before.version + 1)
        ]
        positions = self._recorder.insert_events(events) or ()
        self._positions.update(
            ((head.stream_id, event.originator_version), position)
            for event, position in zip(events, positions, strict=True)
        )


class _Inspector:
    """`Inspection` of a store that cannot contradict itself: places are given in the append."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def heads(self, after: UUID | None, limit: int) -> list[Head]:
        heads = self._store.all_heads()
        return [head for head in heads if after is None or head.stream_id > after][:limit]

    def disclosures(self, after: tuple[UUID, str] | None, limit: int, *, restricted: bool) -> list[DisclosureRow]:
        stream_id, commitment = (after[0].bytes, after[1]) if after else (b"", "")
        place = {"stream_id": stream_id, "commitment": commitment, "limit": limit}
        name = "restricted" if restricted else "disclosures"
        return disclosure_rows(self._store.tables.read(load("sqlite", f"statements/inspection/{name}"), place))

    def misplaced(self) -> list[tuple[UUID, int]]:
        return []

    def first_waiting(self) -> int | None:
        return None

    def damage(self) -> list[str]:
        return []
