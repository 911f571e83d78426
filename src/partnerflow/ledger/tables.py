"""The ledger's tables (docs/spec/ledger.md §5), in the words of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.ports import Hold, Tables, Write
from partnerflow.errors import CorruptionError
from partnerflow.sql import load
from partnerflow.transparency.merkle import Frontier

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """A closed epoch: the number of its last entry, how far in the log it reads, the access tree by then, and when."""

    number: int
    position: int
    accesses: Frontier
    at: int

    @property
    def size(self) -> int:
        """How many entries the tree has that ends with this epoch."""
        return self.number + 1


BEFORE_THE_FIRST = Epoch(number=-1, position=0, accesses=Frontier(), at=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A published checkpoint: the size of its tree, the signed note without cosignatures, and the keys that signed."""

    size: int
    note: str
    vkeys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What every process has to know within a second: the newest checkpoint's size, its cosignatures, an open hold."""

    size: int | None
    cosignatures: int
    held: Hold | None


class LedgerTables:
    """Reading and writing the ledger's rows. Only `closing` adds entries, in a transaction of its own."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def sql(self, name: str) -> str:
        """A statement of this engine."""
        return load(self.tables.engine, f"statements/ledger/{name}")

    def last_epoch(self, write: Write | None = None) -> Epoch:
        """The epoch closed last, or one before the first; `write` looks from inside a transaction."""
        rows = write(self.sql("last_epoch"), {}) if write is not None else self._read("last_epoch")
        return _epoch(rows[0]) if rows else BEFORE_THE_FIRST

    def epochs(self, after: int) -> list[Epoch]:
        """Epochs behind a number, in order."""
        return [_epoch(row) for row in self._read("epochs", after=after, limit=PAGE)]

    def epoch_before(self, number: int) -> Epoch:
        """The last epoch whose number is lower, or one before the first."""
        rows = self._read("epoch_before", number=number)
        return _epoch(rows[0]) if rows else BEFORE_THE_FIRST

    def epoch_covering(self, position: int) -> Epoch | None:
        """The epoch that brought in the event at a position of the log."""
        rows = self._read("epoch_covering", position=position)
        return _epoch(rows[0]) if rows else None

    def entries(self, first: int, limit: int) -> list[bytes]:
        """Entries from a number on."""
        return [data for (data,) in self._read("entries", first=first, limit=limit)]

    def statements(self, size: int) -> list[tuple[int, bytes]]:
        """Key and recovery entries of the tree of this size, with their numbers."""
        return [(number, data) for number, data in self._read("statements", size=size)]

    def nodes(self, height: int, first: int, limit: int) -> list[bytes]:
        """Kept roots of complete subtrees of one height."""
        return [digest for (digest,) in self._read("nodes", height=height, first=first, limit=limit)]

    def streams(self) -> Iterator[tuple[bytes, int, bytes, int]]:
        """All streams as key, version, frontier and epoch, in order of their keys."""
        after = b""
        while rows := self._read("streams", after=after, limit=PAGE):
            yield from ((row[0], row[1], row[2], row[3]) for row in rows)
            after = rows[-1][0]

    def streams_since(self, epoch: int) -> tuple[int, list[tuple[bytes, int, Frontier]]]:
        """The number of the last epoch, and of each stream that changed since an earlier one where it stands there."""
        rows = self._read("streams_since", epoch=epoch)
        changed = [(key, version, Frontier.from_bytes(frontier)) for _, key, version, frontier in rows if key]
        return (-1 if rows[0][0] is None else rows[0][0]), changed

    def checkpoints(self, after: int) -> list[tuple[int, str]]:
        """Sizes and notes of checkpoints behind a size, in order."""
        return [(size, note) for size, note in self._read("checkpoints", after=after, limit=PAGE)]

    def checkpoint(self, size: int | None = None) -> Signed | None:
        """The checkpoint of a size, or the newest."""
        for found, note, vkeys in self._read("checkpoint", size=size):
            return Signed(size=found, note=note, vkeys=tuple(json.loads(vkeys)))
        return None

    def checkpoint_within(self, position: int) -> Signed | None:
        """The last checkpoint that reads no further than a position of the log."""
        for found, note, vkeys in self._read("checkpoint_within", position=position):
            return Signed(size=found, note=note, vkeys=tuple(json.loads(vkeys)))
        return None

    def publish(self, signed: Signed) -> None:
        """Let everybody see a checkpoint; once is enough."""
        row = {"size": signed.size, "note": signed.note, "vkeys": json.dumps(signed.vkeys)}
        self._write("publish", row, durable=True)

    def cosignatures(self, size: int) -> dict[str, str]:
        """Signature lines (without newline) of those who cosigned a checkpoint, by name."""
        return dict(self._read("cosignatures", size=size))

    def add_cosignature(self, size: int, name: str, line: str) -> None:
        """Keep a signature line of a witness; `line` is without its newline, as `Signature.line`."""
        self._write("add_cosignature", {"size": size, "name": name, "line": line}, durable=True)

    def timestamps(self, size: int) -> tuple[tuple[int, bytes], ...]:
        """Tokens of checkpoints up to a size."""
        return tuple((found, token) for found, token in self._read("timestamps", size=size))

    def newest_timestamp(self) -> bytes | None:
        """The token of the greatest size that has one."""
        rows = self._read("newest_timestamp")
        return rows[0][0] if rows else None

    def add_timestamp(self, size: int, token: bytes) -> None:
        """Keep the token of a time-stamp authority."""
        self._write("add_timestamp", {"size": size, "token": token}, durable=True)

    def news(self) -> News:
        """What changed, in one statement."""
        ((size, cosignatures, number, reason, at, found),) = self._read("news")
        try:
            held = None if number is None else Hold(reason=reason, at=at, data=json.loads(found))
        except (TypeError, ValueError) as error:
            raise CorruptionError("the ledger's holds cannot be read") from error
        return News(size=size, cosignatures=cosignatures, held=held)

    def hold(self, hold: Hold) -> None:
        """Stop all writing and signing, durably."""
        row = {"reason": hold.reason, "at": hold.at, "found": json.dumps(dict(hold.data))}
        self._write("hold", row, durable=True)

    def release(self, told: str) -> None:
        """End all holds; `told` says who ended them, when and why."""
        self._write("release", {"released": told}, durable=True)

    def _read(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        return self.tables.read(self.sql(name), parameters)

    def _write(self, name: str, row: Mapping[str, Any], *, durable: bool) -> None:
        with self.tables.writing(durable=durable) as write:
            write(self.sql(name), row)


def _epoch(row: tuple[Any, ...]) -> Epoch:
    number, position, accesses, at = row
    return Epoch(number=number, position=position, accesses=Frontier.from_bytes(accesses), at=at)
