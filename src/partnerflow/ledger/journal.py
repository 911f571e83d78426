"""The journal: every checkpoint stands here, outside the database and on disk, before anybody sees it."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Protocol

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.notes import parse_note

FILE = "checkpoints.jsonl"
# More than any line is long: the end of the file tells all that is asked at each start and each signature.
_TAIL = 1 << 20


class Journal(Protocol):
    """The notes that were signed, in the order of signing."""

    def newest(self) -> str | None:
        """The note that was signed last.

        Raises:
            UnprovenError: ``journal_unreadable``: it is there, and is no checkpoint.
        """

    def notes(self) -> Iterator[str]:
        """All of them. Raises as `newest`."""

    def is_empty(self) -> bool:
        """Whether nothing was ever signed, as far as it can tell."""

    def append(self, note: str) -> None:
        """Add one; when this returns it outlives a power cut."""


class MemoryJournal:
    """The journal of a workspace that is itself gone with its process."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def newest(self) -> str | None:
        return self._notes[-1] if self._notes else None

    def notes(self) -> Iterator[str]:
        yield from list(self._notes)

    def is_empty(self) -> bool:
        return not self._notes

    def append(self, note: str) -> None:
        self._notes.append(note)


class FileJournal:
    """The journal as a file of JSON lines (docs/spec/checkpoints.md §4). Several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = Lock()

    def newest(self) -> str | None:
        with self._open() as descriptor:
            self._cut_torn(descriptor)
            lines = _tail(descriptor).splitlines()
        return self._note(lines[-1]) if lines else None

    def notes(self) -> Iterator[str]:
        if self._path.exists():
            with self._path.open("rb") as file:
                yield from (self._note(line) for line in file if not _is_torn(line))

    def is_empty(self) -> bool:
        return not self._path.exists() or self._path.stat().st_size == 0

    def append(self, note: str) -> None:
        line = json.dumps({"note": note}, ensure_ascii=False).encode() + b"\n"
        with self._open() as descriptor:
            self._cut_torn(descriptor)
            while line:
                line = line[os.write(descriptor, line) :]
            os.fsync(descriptor)

    def _cut_torn(self, descriptor: int) -> None:
        """Remove a last line that a power cut or a kill left unfinished: that note was never published."""
        end = os.lseek(descriptor, 0, os.SEEK_END)
        tail = _tail(descriptor)
        lines = tail.splitlines(keepends=True)
        if lines and _is_torn(lines[-1]):
            os.ftruncate(descriptor, end - len(lines[-1]))
            os.fsync(descriptor)

    def _note(self, line: bytes) -> str:
        try:
            note = json.loads(line)["note"]
            checkpoint_of(note)
        except (ValueError, LookupError, TypeError, AttributeError, UnprovenError) as error:
            raise UnprovenError("journal_unreadable", file=str(self._path)) from error
        assert isinstance(note, str)
        return note

    @contextmanager
    def _open(self) -> Iterator[int]:
        with self._lock:
            try:
                is_new = not self._path.exists()
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
                if is_new:
                    sync_folder(self._path.parent)
            except OSError as error:
                told = f"PARTNERFLOW_LEDGER: {self._path}: {error.strerror}; name a folder that this process may write"
                raise InvalidSettingError(told) from error
            try:
                # What another process is writing must not look torn.
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield descriptor
            finally:
                os.close(descriptor)


def checkpoint_of(note: str) -> Checkpoint:
    """What a note says, whoever signed it.

    Raises:
        UnprovenError: it is no checkpoint.
    """
    return Checkpoint.from_text(parse_note(note).text)


def sync_folder(folder: Path) -> None:
    """Make what was made, renamed or removed in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tail(descriptor: int) -> bytes:
    """The end of the file, from the beginning of a line unless one is longer than any note."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    start = max(0, end - _TAIL)
    data = os.pread(descriptor, end - start, start)
    return data if start == 0 else data[data.find(b"\n") + 1 :]


def _is_torn(line: bytes) -> bool:
    # A file grows before its content reaches the disk: a power cut leaves zeros in between.
    return not line.endswith(b"\n") or b"\0" in line
