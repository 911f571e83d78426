"""Samples of a server: what its processes hold, and how far its sequencer and its read models are behind."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partnerflow.bootstrap import ReadModels

_PAGE = os.sysconf("SC_PAGE_SIZE")
_WAITING = "SELECT count(*) FROM pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The server at one moment, in seconds after the beginning.

    `memory` is bytes that its processes hold together, `files` what they have open; `waiting` are facts without a place in the
    log, `behind` facts that the read model furthest behind has yet to read.
    """

    at: float
    memory: int
    files: int
    waiting: int
    behind: int


def sample(at: float, pids: Iterable[int], models: ReadModels) -> Sample:
    """The server now. A process that ended in between holds nothing."""
    memory = files = 0
    for pid in pids:
        place = Path(f"/proc/{pid}")
        with suppress(OSError):
            memory += int((place / "statm").read_text().split()[1]) * _PAGE
            files += sum(1 for _ in (place / "fd").iterdir())
    [(waiting,)] = models.store.tables.read(_WAITING, {})
    positions = [model.position() for model in models.by_name.values()]
    last = models.store.position()
    return Sample(at=at, memory=memory, files=files, waiting=waiting, behind=max(0, last - min(positions)))
