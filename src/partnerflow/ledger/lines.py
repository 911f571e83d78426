"""A file of lines that is only added to; a line is on disk before anybody relies on it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import sync

_BLOCK = 1 << 16


class LinesFile:
    """Lines for their owner alone; several processes may share them.

    A last line that a kill or a power cut left unfinished counts as never written, and is cut off before the next one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def append(self, line: bytes) -> int:
        """Add a line, given without its end, durably; returns where in the file it begins.

        Raises:
            InvalidSettingError: the file cannot be opened here.
        """
        with self._open() as descriptor:
            place = _cut_torn(descriptor)
            data = line + b"\n"
            while data:
                data = data[os.write(descriptor, data) :]
            os.fsync(descriptor)
        return place

    def last(self) -> bytes | None:
        """The line that was added last. Raises as `append`."""
        if self.is_empty():
            return None
        with self._open() as descriptor:
            end = _cut_torn(descriptor)
            start = _start_of_last_line(descriptor, end)
            return os.pread(descriptor, end - start, start).rstrip(b"\n") or None

    def all(self) -> Iterator[tuple[int, bytes]]:
        """Each line in order, and where it begins."""
        if self.path.exists():
            place = 0
            with self.path.open("rb") as file:
                for line in file:
                    if not _is_torn(line):
                        yield place, line.rstrip(b"\n")
                    place += len(line)

    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.path.exists() or self.path.stat().st_size == 0

    @contextmanager
    def _open(self) -> Iterator[int]:
        with self._lock:
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                is_new = not self.path.exists()
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
                if is_new:
                    sync(self.path.parent)
            except OSError as error:
                told = f"PARTNERFLOW_LEDGER: {self.path}: {error.strerror}; name a folder that this process may write"
                raise InvalidSettingError(told) from error
            try:
                # What another process is writing must not look torn.
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield descriptor
            finally:
                os.close(descriptor)


def _cut_torn(descriptor: int) -> int:
    """Cut off a last line that was not finished; returns where the file then ends."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    start = _start_of_last_line(descriptor, end)
    if start == end or not _is_torn(os.pread(descriptor, end - start, start)):
        return end
    os.ftruncate(descriptor, start)
    os.fsync(descriptor)
    return start


def _start_of_last_line(descriptor: int, end: int) -> int:
    """Behind the last line end but that of the last line itself."""
    stop = end - 1
    while stop > 0:
        start = max(0, stop - _BLOCK)
        found = os.pread(descriptor, stop - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        stop = start
    return 0


def _is_torn(line: bytes) -> bool:
    # A file grows before its content reaches the disk: a power cut leaves zeros in between.
    return not line.endswith(b"\n") or b"\0" in line
