"""The keys of persons, in a place of their own: what they open can be copied anywhere and still goes with them.

SQLite has a file beside that of the workspace, PostgreSQL a schema beside that of the workspace, the store in memory a table.
Backups of this place are kept shortly (docs/spec/erasure.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from partnerflow.application.ports import Tables
from partnerflow.persistence.parameters import identity, several
from partnerflow.sql import load

KEY_BITS = 256
Person = tuple[UUID, str]
"""A person of a stream: the identity of the stream and the person's key in it."""


class PersonKeys:
    """One random key for each person of a stream."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def take(self, persons: Collection[Person]) -> dict[Person, bytes]:
        """The keys of these persons; those without get one, which is durable when this returns.

        Two that ask for the same person at once get the same key.

        Raises:
            UnavailableError: the place of the keys does not answer; no text may be written then.
        """
        by_stream: dict[UUID, set[str]] = defaultdict(set)
        for stream_id, person in persons:
            by_stream[stream_id].add(person)
        known = self._found(by_stream)
        missing = [person for person in persons if person not in known]
        if not missing:
            return known
        with self._tables.writing(durable=True) as write:
            write.many(
                self._sql("keep"),
                [
                    {
                        "stream_id": identity(self._tables.engine, stream_id),
                        "person": person,
                        "key": AESGCM.generate_key(KEY_BITS),
                    }
                    for stream_id, person in missing
                ],
            )
        # Another may have been first: what stands there is the key.
        return self._found(by_stream)

    def find(self, stream_id: UUID, persons: Collection[str]) -> dict[str, bytes]:
        """The keys of these persons of a stream; who has none is left out."""
        named = {
            "stream_id": identity(self._tables.engine, stream_id),
            "persons": several(self._tables.engine, persons),
        }
        return {person: bytes(key) for person, key in self._tables.read(self._sql("find"), named)}

    def destroy(self, persons: Iterable[Person]) -> None:
        """Let the keys of these persons go, durably; who has none is passed over."""
        engine = self._tables.engine
        gone = [{"stream_id": identity(engine, stream_id), "person": person} for stream_id, person in persons]
        if gone:
            with self._tables.writing(durable=True) as write:
                write.many(self._sql("destroy"), gone)

    def _found(self, persons: dict[UUID, set[str]]) -> dict[Person, bytes]:
        return {
            (stream_id, person): key
            for stream_id, named in persons.items()
            for person, key in self.find(stream_id, named).items()
        }

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/person_keys/{name}")
