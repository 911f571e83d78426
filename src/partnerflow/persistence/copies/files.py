"""Copies of SQLite files, made while others write to them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from partnerflow.errors import UnavailableError
from partnerflow.settings import sync

Told = Callable[[int, int], None]
"""Called with how much is done and how much there is, in whatever unit."""

_PAGES = 512
_BLOCK = 1 << 20


def copy_file(source: Path, target: Path, told: Told) -> None:
    """All of a file as it is at one moment; writers are not held up, and what they write meanwhile is not in it."""
    with closing(sqlite3.connect(source, isolation_level=None)) as live, closing(sqlite3.connect(target)) as copy:
        live.execute("PRAGMA query_only = ON")
        # The first look fixes the moment; without it, each change by others would begin the copy anew.
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        live.backup(copy, pages=_PAGES, progress=lambda _, remaining, total: told(total - remaining, total))
    keep(target)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Around the writing of a copy: what its disk refuses is told as an error of ours, with what to do.

    Raises:
        UnavailableError: the disk is full or refuses, or the file that is copied does not answer.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnavailableError(
            f"the copy could not be made in {folder}: {reason}: make room there, or name another folder"
        ) from error


def keep(path: Path) -> None:
    """Let a file and its place in its folder outlive a power cut."""
    for each in (path, path.parent):
        sync(each)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hex."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
