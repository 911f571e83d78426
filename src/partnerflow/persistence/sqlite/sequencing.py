"""The way from pending to the log on SQLite."""

from __future__ import annotations

from partnerflow.persistence.sequencer import Placed
from partnerflow.persistence.sqlite.connections import Connections, translated
from partnerflow.sql import load

_WAITING = load("sqlite", "statements/waiting")
_POSITION = load("sqlite", "statements/position")
_PLACE = load("sqlite", "statements/place")
_PLACED = load("sqlite", "statements/placed")


class SqliteLine:
    """Places events under the file's one write lock, which is its lease.

    It commits without waiting for the disk. A power cut can undo its last batches, never an append; since pending
    ids follow the order of commit, the next batch then gives the same events the same positions again.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def place(self, limit: int) -> Placed | None:
        """Move a batch in one transaction."""
        # A look takes no lock: an idle sequencer must not stand in the way of writers.
        with translated():
            if self._connections.reading().execute(_WAITING, (1,)).fetchone() == (None,):
                return Placed(count=0, last=0)
        with self._connections.writing(durable=False) as connection:
            (upto,) = connection.execute(_WAITING, (limit,)).fetchone()
            (last,) = connection.execute(_POSITION).fetchone()
            count = connection.execute(_PLACE, {"last": last, "upto": upto}).rowcount
            connection.execute(_PLACED, (upto,))
        return Placed(count=count, last=last + count)

    def reset(self) -> None:
        """Nothing is held between batches."""
