"""What a copy that was put back still opens: nothing, for it does not know what was ended after it was made."""

from __future__ import annotations

from partnerflow.application.ports import Tables
from partnerflow.persistence.credentials.rows import Statements

_BY = "restore"


def end_older(tables: Tables, at: str) -> int:
    """End what was issued, chosen or let in up to an instant; how many secrets and principals that were.

    Keys, links and sessions are revoked, passwords dropped, principals disabled. Persons are let in again one by one; their
    roles stood in the copy as they stand now.
    """
    ended = {"at": at, "by": _BY}
    with tables.writing(durable=True) as write:
        count = sum(
            len(write(Statements(tables.engine, subject)["end_older"], ended)) for subject in ("principals", "secrets")
        )
        write(Statements(tables.engine, "passwords")["end_older"], {"at": at})
    return count
