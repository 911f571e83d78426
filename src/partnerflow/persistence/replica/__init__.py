"""Reading from a PostgreSQL standby what may be a moment behind, or can be checked (docs/scale.md).

Lives here: sessions with the standby, whole histories, the log and read models from there, and going without it. Never here:
heads, texts, rights, credentials, the record of reading: these are the primary's, at once. May import: `persistence`.
Door: `open_replica`. Tests: tests/contract/replica/.
"""

from __future__ import annotations

from partnerflow.persistence.replica.reading import ReplicaOfStore, open_replica

__all__ = ["ReplicaOfStore", "open_replica"]
