"""What changed since the reader looked at a move, in sentences; and whether a refusal is about that at all."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.errors import FaultyError
from partnerflow_api import differences
from partnerflow_api.pages.moving.telling import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A move that would do something else than was shown. Without `differences` it is the reader who asked for another."""

    differences: tuple[str, ...]


def changed(error: FaultyError, reader: Reader) -> Changed | None:
    """What a refusal tells of it; None when the move was refused for something else."""
    for fault in error.faults:
        if fault.reason == "preview_of_another_move":
            return Changed(differences=())
        if fault.reason == "preview_changed":
            told = fault.data.get("differences", ())
            found = [differences.difference(item, reader.words.language, reader.called)["detail"] for item in told]
            return Changed(differences=tuple(dict.fromkeys(found)))
    return None
