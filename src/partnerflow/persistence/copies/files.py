"""Copies of SQLite files, made while others write to them."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

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


def keep(path: Path) -> None:
    """Let a file and its place in its folder outlive a power cut."""
    for each in (path, path.parent):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hex."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
