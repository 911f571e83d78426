"""What the processors spent on a server: on its processes, and on those of PostgreSQL that answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psycopg

_PROCESSES = Path("/proc")
_NANOSECONDS = 1e-9
_BACKENDS = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for each in found:
        for thread in _threads(each):
            with suppress(OSError):
                found += [int(child) for child in (thread / "children").read_text().split()]
    return found


def spent(pids: Iterable[int]) -> float:
    """The seconds that processors spent on these processes, with all their threads; 0 where the system does not tell."""
    total = 0
    for pid in pids:
        for thread in _threads(pid):
            # One that ended in between spent nothing that counts.
            with suppress(OSError):
                total += int((thread / "schedstat").read_text().split()[0])
    return total * _NANOSECONDS


class Backends:
    """The processes of PostgreSQL that work on one database; of another store there are none."""

    def __init__(self, database: str) -> None:
        is_server = database.startswith("postgres")
        # The workspace is ours to read, not for libpq.
        self._connection = psycopg.connect(database.partition("?")[0], autocommit=True) if is_server else None

    def pids(self) -> list[int]:
        """Those that run now; they are seen only where the server runs on this machine."""
        if self._connection is None:
            return []
        return [pid for (pid,) in self._connection.execute(_BACKENDS).fetchall()]

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()


Spent = Callable[[], float]
"""The seconds of processors that one side has spent until now."""


def _threads(pid: int) -> list[Path]:
    with suppress(OSError):
        return list((_PROCESSES / str(pid) / "task").iterdir())
    return []
