"""The journal of erasures: what was erased, outside the database, so that a copy put back erases it again.

`erasures.jsonl` in the ledger folder, one JSON object a line, only added to; it holds identities and commitments, no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from partnerflow.application.erasures.request import Erased
from partnerflow.errors import UnprovenError
from partnerflow.ledger.lines import LinesFile

NAME = "erasures.jsonl"


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was erased together; or the place in the file of such a line, when that was not done after all."""

    erased: tuple[Erased, ...] = ()
    undone: int | None = None


_LINE = msgspec.json.Decoder(_Line)


class ErasuresFile:
    """`application.erasures.ports.ErasureJournal` in a file."""

    def __init__(self, folder: Path) -> None:
        self._lines = LinesFile(folder / NAME)

    def write(self, erased: Sequence[Erased]) -> int:
        return self._add(_Line(erased=tuple(erased)))

    def undo(self, place: int) -> None:
        self._add(_Line(undone=place))

    def read(self) -> Iterator[Erased]:
        """Everything that was erased, in order, but for what was undone.

        Raises:
            UnprovenError: ``erasures_unreadable``: a line is no line of this journal.
        """
        lines: dict[int, _Line] = {}
        for place, line in self._lines.all():
            try:
                lines[place] = _LINE.decode(line)
            except msgspec.MsgspecError as error:
                raise UnprovenError("erasures_unreadable", path=str(self._lines.path), place=place) from error
        undone = {line.undone for line in lines.values()}
        for place, told in lines.items():
            if place not in undone:
                yield from told.erased

    def _add(self, line: _Line) -> int:
        return self._lines.append(msgspec.json.encode(line))
