"""Connections to one SQLite file: two that write, under one lock, and one per thread that reads."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local
from time import monotonic, sleep
from typing import Any
from weakref import WeakSet

from partnerflow.errors import CorruptionError, InvalidSettingError, UnavailableError
from partnerflow.sql import load

_PATIENCE = 10.0
_FULL = 2
_KNOWN_ROWS = 4096
Rows = list[tuple[Any, ...]]


class Connections:
    """One file, opened with the settings on which the store's promises rest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._threads = local()
        self._readers: WeakSet[_Reader] = WeakSet()
        self._closed = False
        with translated():
            _make_private(path)
            self._durable = self._connect()
            _assert_durable(self._durable, path)
            self._relaxed = self._connect()
            self._relaxed.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its first statement; commits, or rolls back on any error.

        Only what can be made again from what is durable may be written without `durable`: a power cut can undo it.

        Raises:
            UnavailableError: another process holds the file, or the disk is full; nothing was written.
            CorruptionError: the file contradicts itself.
        """
        connection = self._durable if durable else self._relaxed
        with self._lock, translated():
            self._refuse_closed()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # After some failures (a full disk) SQLite has rolled back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def run_script(self, script: str) -> None:
        """Statements that make the tables, in one transaction."""
        with self._lock, translated():
            self._durable.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")

    def forget(self) -> bool:
        """Empty the write-ahead log, so that what was just erased does not stand there; False when a reader keeps it yet."""
        with self._lock, translated():
            self._refuse_closed()
            self._durable.execute("PRAGMA busy_timeout = 0")
            ((busy, *_),) = self._durable.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
            self._durable.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
        return not busy

    def reading(self) -> sqlite3.Connection:
        """This thread's reader."""
        return self._reader().connection

    def unchanged(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of a query by this thread's reader, told again while nobody has changed anything in the file."""
        reader = self._reader()
        # It counts what other connections commit, and a reader commits nothing.
        (version,) = reader.connection.execute("PRAGMA data_version").fetchone()
        if version != reader.version or reader.held > _KNOWN_ROWS:
            reader.version, reader.known, reader.held = version, {}, 0
        asked = (statement, *parameters.values())
        rows = reader.known.get(asked)
        if rows is None:
            rows = reader.known[asked] = reader.connection.execute(statement, parameters).fetchall()
            reader.held += 1 + len(rows)
        return rows

    def _reader(self) -> _Reader:
        self._refuse_closed()
        try:
            reader: _Reader = self._threads.reader
        except AttributeError:
            with translated():
                reader = self._threads.reader = _Reader(self._connect())
            self._readers.add(reader)
        return reader

    def close(self) -> None:
        """Close them all."""
        with self._lock:
            self._closed = True
            for reader in list(self._readers):
                reader.connection.close()
            self._relaxed.close()
            self._durable.close()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise UnavailableError("the store is closed")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=_PATIENCE)
        connection.executescript(load("sqlite", "statements/session"))
        _use_write_ahead_log(connection)
        return connection


class _Reader:
    """Lives as long as its thread; weakly known, so that a thread that ends takes its connection with it."""

    __slots__ = ("__weakref__", "connection", "held", "known", "version")

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA query_only = ON")
        self.connection = connection
        self.version: int | None = None
        self.known: dict[tuple[Any, ...], Rows] = {}
        self.held = 0

    def __del__(self) -> None:
        self.connection.close()


class _Translated:
    """SQLite's errors as ours, around a block. No generator: one is made for every statement."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        match error:
            case None | sqlite3.ProgrammingError():
                return
            case sqlite3.OperationalError() if not hasattr(error, "sqlite_errorcode"):
                # SQLite answered, and the driver could not read it: a text that is no text.
                raise CorruptionError(f"SQLite: {error}") from error
            case sqlite3.OperationalError() | sqlite3.InterfaceError():
                raise UnavailableError(f"SQLite does not answer: {error}") from error
            case sqlite3.DatabaseError() | UnicodeDecodeError():
                # What SQLite says of a broken schema can itself be no text.
                raise CorruptionError(f"SQLite: {error}") from error


_TRANSLATED = _Translated()


def translated() -> _Translated:
    """SQLite's errors as ours, in the block behind `with`."""
    return _TRANSLATED


def _make_private(path: Path) -> None:
    """A new file is for its owner alone; SQLite gives its companions the same rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise InvalidSettingError(
            f"the store cannot be opened at {path}: {error.strerror}: name another file in PARTNERFLOW_DATABASE"
        ) from error


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    # Changing the journal mode does not wait for others by itself, unlike everything else.
    deadline = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            return
        except sqlite3.OperationalError:
            if monotonic() > deadline:
                raise
            sleep(0.01)


def _assert_durable(connection: sqlite3.Connection, path: Path) -> None:
    mode, synchronous, references = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
    )
    if (mode, synchronous, references) != ("wal", _FULL, 1):
        raise InvalidSettingError(
            f"SQLite cannot keep its promises at {path}: journal_mode {mode}, synchronous {synchronous}, "
            f"foreign_keys {references}; put the file on a local disk"
        )
