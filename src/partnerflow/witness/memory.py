"""The memory of a witness: one SQLite file of its own. Whoever loses it must not go on under the same key."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from partnerflow.errors import CorruptionError, InvalidSettingError, UnavailableError, UnprovenError
from partnerflow.sql import load
from partnerflow.transparency.notes import ED25519, VerifierKey
from partnerflow.witness.protocol import Seen

_PATIENCE_SECONDS = 10.0
_FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A trusted key of a log: the size and time (Unix seconds) cosigned last, and how many checkpoints did not continue it."""

    origin: str
    vkey: str
    size: int | None
    at: int | None
    suspects: int


class Memory:
    """`Recollection` in a file. Threads and processes may share it; each page is read and written by one at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, made when it is not there.

        Raises:
            InvalidSettingError: it cannot be made there, or not so that what is answered is on disk.
        """
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise InvalidSettingError(f"{path}: {error.strerror}: name another folder") from error
        with _translated():
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=_PATIENCE_SECONDS
            )
            self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
            self._connection.executescript(load("sqlite", "statements/session"))
            self._connection.executescript(load("sqlite", "witness/schema"))
        _assert_durable(self._connection, path)

    def add_log(self, vkey: str) -> VerifierKey:
        """Trust a key for the log of its name, beside those that are trusted already; durable when it returns.

        Raises:
            UnprovenError: ``bad_vkey``: it is no vkey, or not one that signs checkpoints (type 01).
        """
        key = VerifierKey.parse(vkey)
        if key.algorithm != ED25519:
            raise UnprovenError("bad_vkey", vkey=vkey)
        self._rows("add_log", (vkey, key.name))
        return key

    def keys(self, origin: str) -> tuple[VerifierKey, ...]:
        return tuple(VerifierKey.parse(vkey) for (vkey,) in self._rows("keys", (origin,)))

    @contextmanager
    def page(self, origin: str) -> Iterator[_Page]:
        with self._lock, _translated():
            # The lock of the file holds off other processes, from before the last checkpoint is read.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield _Page(self._connection, origin)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def standing(self) -> tuple[Known, ...]:
        """What is known of each log, by origin and key."""
        return tuple(
            Known(vkey=vkey, origin=origin, size=size, at=at, suspects=suspects)
            for vkey, origin, size, at, suspects in self._rows("standing", ())
        )

    def last(self, origin: str) -> Seen | None:
        """The checkpoint of a log that was cosigned last."""
        return _seen(self._rows("last", (origin,)))

    def suspects(self, origin: str) -> tuple[str, ...]:
        """The signed checkpoints of a log that did not continue what was cosigned, the first one first."""
        return tuple(note for note, _ in self._rows("suspects", (origin,)))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _rows(self, statement: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        with self._lock, _translated():
            return self._connection.execute(load("sqlite", f"witness/{statement}"), parameters).fetchall()


class _Page:
    """The page of one log inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        self._connection = connection
        self._origin = origin
        self.last = _seen(connection.execute(load("sqlite", "witness/last"), (origin,)).fetchall())

    def keep(self, seen: Seen) -> None:
        row = (self._origin, seen.size, seen.root, seen.note, seen.at)
        self._connection.execute(load("sqlite", "witness/keep"), row)

    def suspect(self, note: str, at: int) -> None:
        row = {"origin": self._origin, "note": note, "at": at}
        self._connection.execute(load("sqlite", "witness/suspect"), row)


def _seen(rows: list[tuple[Any, ...]]) -> Seen | None:
    return Seen(size=rows[0][0], root=rows[0][1], note=rows[0][2], at=rows[0][3]) if rows else None


@contextmanager
def _translated() -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UnavailableError(f"the memory does not answer: {error}") from error
    except sqlite3.DatabaseError as error:
        raise CorruptionError(f"the memory: {error}") from error


def _assert_durable(connection: sqlite3.Connection, path: Path) -> None:
    mode, synchronous = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous"))
    if (mode, synchronous) != ("wal", _FULL):
        raise InvalidSettingError(f"{path}: SQLite cannot keep its promises there; name a folder on a local disk")
