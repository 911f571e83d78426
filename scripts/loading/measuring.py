"""What a filled store takes: seconds, memory, and bytes of each table."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from partnerflow.application.ports import Tables

_UNIT = 1 if sys.platform == "darwin" else 1024
_SIZES = """
SELECT kept.relname, pg_table_size(kept.oid), pg_indexes_size(kept.oid)
FROM pg_class AS kept
WHERE kept.relkind IN ('r', 'p')
    AND kept.relnamespace IN (current_schema()::regnamespace, to_regnamespace(current_schema() || '_persons'))
ORDER BY pg_total_relation_size(kept.oid) DESC
"""


def peak_bytes() -> int:
    """The most memory that this process held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def sizes(tables: Tables, database: str) -> dict[str, dict[str, int]]:
    """Bytes of each table and of its indexes; of an SQLite store, of the files together."""
    if tables.engine == "sqlite":
        path = Path(database.removeprefix("sqlite:///"))
        files = [file for file in path.parent.iterdir() if file.name.startswith(path.name)]
        return {"files": {"table": sum(file.stat().st_size for file in files), "indexes": 0}}
    return {name: {"table": table, "indexes": indexes} for name, table, indexes in tables.read(_SIZES, {})}


@dataclass(slots=True)
class Watch:
    """Counts the facts of one stage, and the seconds that it takes: on the clock, and of this process's processors."""

    stage: str
    facts: int = 0
    _begun: float = field(default_factory=monotonic)
    _used: float = field(default_factory=process_time)

    def count(self, steps: Iterable[int]) -> None:
        """Go through steps that each tell how many facts they were."""
        for facts in steps:
            self.facts += facts

    def told(self) -> dict[str, Any]:
        """What the stage took until now."""
        seconds, used = monotonic() - self._begun, process_time() - self._used
        return {
            "stage": self.stage,
            "facts": self.facts,
            "seconds": round(seconds, 1),
            "processorSeconds": round(used, 1),
            "factsPerSecond": round(self.facts / seconds) if seconds else 0,
            "factsPerProcessorSecond": round(self.facts / used) if used else 0,
            "peakBytes": peak_bytes(),
        }
