"""Texts about persons whose keys are not in a copy: nobody can read them any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partnerflow.persistence.copies.durable import PERSON_KEYS
from partnerflow.persistence.personal import MARK

_WITH_TEXTS = ("disclosures", "restricted_disclosures")


def without_keyless(store: Path, persons: Path) -> int:
    """Remove from a store file what no key of the other file opens; how many texts that were."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("ATTACH ? AS persons", (str(persons),))
        return sum(
            connection.execute(
                f"DELETE FROM {table} WHERE subject IS NOT NULL AND substr(value, 1, ?) = ? AND NOT EXISTS ("
                f"SELECT 1 FROM persons.{PERSON_KEYS} AS kept "
                f"WHERE kept.stream_id = {table}.stream_id AND kept.person = {table}.subject)",
                (len(MARK), MARK),
            ).rowcount
            for table in _WITH_TEXTS
        )
