"""A copy that begins a ledger of its own: the facts stand as they stood, what was signed of them stays with who signed it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partnerflow.persistence.copies.durable import tables_of
from partnerflow.sql import load

_OF_THE_LEDGER = tables_of("ledger")
# What lets somebody in, or answers for a request, at the place where the copy was made, and must not at another.
_OF_THE_PLACE = ("secrets", "passwords", "idempotency")


def begin_anew(store: Path) -> None:
    """Empty the ledger of a store file, and end every token and password in it; nobody has the file open."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        dropped = "".join(f"DROP TABLE {name};" for name in _OF_THE_LEDGER)
        ended = "".join(f"DELETE FROM {name};" for name in _OF_THE_PLACE)
        made = load("sqlite", "schema/ledger") + load("sqlite", "schema/ledger_append_only")
        connection.executescript(f"BEGIN; {dropped} {made} {ended} UPDATE accesses SET position = NULL; COMMIT;")
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
