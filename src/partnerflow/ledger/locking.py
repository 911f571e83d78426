"""One notary at a time on this machine; on another one the tables tell."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from partnerflow.errors import InvalidSettingError

FILE = "notary.lock"


class NotaryLock:
    """A lock among the threads of this process and, with a folder, among the processes that share it."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder is not None else None
        self._threads = Lock()

    @contextmanager
    def taken(self, *, wait: bool = False) -> Iterator[bool]:
        """Whether it was free; with `wait`, wait until it is."""
        if not self._threads.acquire(blocking=wait):
            yield False
            return
        try:
            if self._path is None:
                yield True
            else:
                with _locked(self._path, wait=wait) as locked:
                    yield locked
        finally:
            self._threads.release()


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[bool]:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise InvalidSettingError(f"PARTNERFLOW_LEDGER: {path}: {error.strerror}; name a folder to write in") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)
