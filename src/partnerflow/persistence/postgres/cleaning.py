"""What an erasure leaves to do on PostgreSQL: bytes of deleted rows in pages; the keys went in its own transaction."""

from __future__ import annotations

from partnerflow.persistence.postgres.tables import PostgresTables
from partnerflow.sql import load


class Cleaner:
    """Works off what erasing appends wrote down in their own transaction, so a kill at any point loses none of it."""

    def __init__(self, tables: PostgresTables) -> None:
        self._tables = tables

    def clean(self) -> bool:
        """Write the tables of what can be erased anew: their readers and writers wait for so long.

        Raises:
            UnavailableError: the server does not answer, or a long reader is in the way; it can be tried again.
        """
        ((last,),) = self._tables.read(_sql("left"), {})
        if last is None:
            return True
        with self._tables.writing(durable=True) as write:
            write(_sql("write_anew"), {})
            write(_sql("done"), {"last": last})
        return True


def _sql(name: str) -> str:
    return load("postgres", f"statements/erasures/{name}")
