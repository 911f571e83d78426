"""What an erasure leaves to do on PostgreSQL: bytes of deleted rows in pages; the keys went in its own transaction."""

from __future__ import annotations

import re

from psycopg.errors import Diagnostic

from partnerflow.persistence.postgres.patience import unhurried
from partnerflow.persistence.postgres.pool import Pool
from partnerflow.persistence.postgres.tables import translated
from partnerflow.sql import load

_NUMBER = re.compile(r"\d+")


class Cleaner:
    """Works off what erasing appends wrote down in their own transaction, so a kill at any point loses none of it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def clean(self) -> bool:
        """Write the tables of what can be erased anew: their readers and writers wait for so long.

        False when a transaction that still runs could see what was deleted: then its bytes were written along.

        Raises:
            UnavailableError: the server does not answer, or a long reader is in the way; it can be tried again.
        """
        still_seen: list[int] = []

        def note(told: Diagnostic) -> None:
            # "3 dead row versions cannot be removed yet", in the language of the server.
            still_seen.extend(int(number) for number in _NUMBER.findall(told.message_detail or "")[:1])

        with translated(), self._pool.session() as session:
            row = session.execute(_sql("left")).fetchone()
            if row is None or row[0] is None:
                return True
            session.add_notice_handler(note)
            try:
                with unhurried(session):
                    session.execute(_sql("write_anew"))
                    if not any(still_seen):
                        session.execute(_sql("done"), {"last": row[0]})
            finally:
                session.remove_notice_handler(note)
        return not any(still_seen)


def _sql(name: str) -> bytes:
    return load("postgres", f"statements/erasures/{name}").encode()
