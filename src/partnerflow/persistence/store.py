"""The store of an engine, put together from its writer, its reader and its way into the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from partnerflow.application.erasures.ports import Accesses
from partnerflow.application.inspection import Inspection
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
from partnerflow.persistence.batch import first_receipt
from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.persistence.sequencer import Line, Sequencer, Watch

_PAGE = 1000


class Writing(Protocol):
    """An engine's write path."""

    def append(self, appends: Iterable[Append], key: IdempotencyKey | None, now: datetime) -> Receipt:
        """What `Store.append` promises."""


class Reading(Protocol):
    """An engine's queries; each answers what the `Store` method of its name promises."""

    def head(self, kind: str, key: str) -> Head | None: ...

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]: ...

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]: ...

    def events(self, stream_id: UUID, after: int) -> list[StoredEvent]: ...

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None) -> dict[str, Disclosure]: ...

    def log(self, after: int, limit: int) -> list[LoggedEvent]: ...

    def answer(self, scope: str, key: str) -> tuple[bytes, str] | None: ...

    def position(self) -> int: ...

    def position_of(self, stream_id: UUID, version: int) -> int | None: ...

    def version_at(self, stream_id: UUID, position: int) -> int: ...


class Cleaning(Protocol):
    """What an engine does behind an erasure."""

    def clean(self) -> bool:
        """Destroy the keys and overwrite the bytes that erasures left; whether nothing is left now."""


class SequencedStore:
    """A `Store` whose log is filled by a sequencer, here or in another process. Open it after a fork."""

    def __init__(
        self,
        *,
        writer: Writing,
        reader: Reading,
        line: Line,
        tables: Tables,
        inspection: Inspection,
        keys: PersonKeys,
        accesses: Accesses,
        cleaning: Cleaning,
        close: Callable[[], None],
    ) -> None:
        self.tables = tables
        self.keys = keys
        self.accesses = accesses
        self.finish_erasures = cleaning.clean
        self.inspection = inspection
        self._writer = writer
        self._reader = reader
        self._close = close
        self._watch = Watch(reader.position)
        self.sequencer = Sequencer(line, self._watch)

    @property
    def leads(self) -> bool:
        return self.sequencer.leads

    def append(self, appends: Iterable[Append], *, key: IdempotencyKey | None = None, now: datetime) -> Receipt:
        receipt = self._writer.append(appends, key, now)
        self.sequencer.wake()
        return receipt

    def recall(self, key: IdempotencyKey) -> Receipt | None:
        answer = self._reader.answer(key.scope, key.key)
        return None if answer is None else first_receipt(key, *answer)

    def head(self, kind: str, key: str) -> Head | None:
        return self._reader.head(kind, key)

    def heads(self, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Head]:
        return self._reader.heads(addresses)

    def keys_about(self, kind: str, about: str) -> tuple[str, ...]:
        return self._reader.keys_about(kind, about)

    def read(self, stream_id: UUID, *, after: int = 0) -> list[StoredEvent]:
        return self._reader.events(stream_id, after)

    def disclosures(self, stream_id: UUID, commitments: Sequence[str] | None = None) -> dict[str, Disclosure]:
        return self._reader.disclosures(stream_id, commitments)

    def log(self, *, after: int = 0, limit: int = 1000) -> list[LoggedEvent]:
        return self._reader.log(after, limit)

    def position(self) -> int:
        return self._reader.position()

    def wait(self, position: int, timeout: float) -> int:
        return self._watch.wait(position, timeout)

    def position_of(self, stream_id: UUID, version: int) -> int | None:
        return self._reader.position_of(stream_id, version)

    def version_at(self, stream_id: UUID, position: int) -> int:
        return self._reader.version_at(stream_id, position)

    def replay(self) -> Iterator[LoggedEvent]:
        # One page in memory, and no transaction held while its reader works on it.
        after = 0
        while page := self._reader.log(after, _PAGE):
            yield from page
            after = page[-1].position

    def close(self) -> None:
        self.sequencer.stop()
        self._close()
