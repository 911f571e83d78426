"""The journal of erasures: what was erased, outside the database, so that a copy put back erases it again.

`erasures.jsonl` in the ledger folder, one JSON object a line, only added to; it holds identities and commitments, no text.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

import msgspec

from partnerflow.application.erasures.request import Erased
from partnerflow.errors import UnprovenError

NAME = "erasures.jsonl"


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was erased together; or the place in the file of such a line, when that was not done after all."""

    erased: tuple[Erased, ...] = ()
    undone: int | None = None


_LINE = msgspec.json.Decoder(_Line)


class ErasuresFile:
    """`application.erasures.ports.ErasureJournal` in a file for its owner alone; several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = Lock()

    def write(self, erased: Sequence[Erased]) -> int:
        return self._add(_Line(erased=tuple(erased)))

    def undo(self, place: int) -> None:
        self._add(_Line(undone=place))

    def read(self) -> Iterator[Erased]:
        """Everything that was erased, in order, but for what was undone and for a last line that a crash tore.

        Raises:
            UnprovenError: ``erasures_unreadable``: another line is no line of this journal.
        """
        text = self._path.read_bytes() if self._path.exists() else b""
        lines: dict[int, _Line] = {}
        place = 0
        for line in text[: text.rfind(b"\n") + 1].splitlines(keepends=True):
            try:
                lines[place] = _LINE.decode(line)
            except msgspec.MsgspecError as error:
                raise UnprovenError("erasures_unreadable", path=str(self._path), place=place) from error
            place += len(line)
        undone = {line.undone for line in lines.values()}
        for place, told in lines.items():
            if place not in undone:
                yield from told.erased

    def _add(self, line: _Line) -> int:
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                # A line that a crash tore was never relied on: what it announced was not committed.
                place = file.read().rfind(b"\n") + 1
                file.truncate(place)
                file.seek(place)
                file.write(msgspec.json.encode(line) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        return place
