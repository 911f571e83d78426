"""The journal: every checkpoint stands here, outside the database and on disk, before anybody sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from partnerflow.errors import UnprovenError
from partnerflow.ledger.lines import LinesFile
from partnerflow.transparency.checkpoints import checkpoint_of

FILE = "checkpoints.jsonl"


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
    """The journal as a file of JSON lines (docs/spec/checkpoints.md §4)."""

    def __init__(self, folder: Path) -> None:
        self._lines = LinesFile(folder / FILE)

    def newest(self) -> str | None:
        line = self._lines.last()
        return None if line is None else self._note(line)

    def notes(self) -> Iterator[str]:
        yield from (self._note(line) for _, line in self._lines.all())

    def is_empty(self) -> bool:
        return self._lines.is_empty()

    def append(self, note: str) -> None:
        self._lines.append(json.dumps({"note": note}, ensure_ascii=False).encode())

    def _note(self, line: bytes) -> str:
        try:
            note = json.loads(line)["note"]
            checkpoint_of(note)
        except (ValueError, LookupError, TypeError, AttributeError, UnprovenError) as error:
            raise UnprovenError("journal_unreadable", file=str(self._lines.path)) from error
        assert isinstance(note, str)
        return note
