"""What an erasure leaves to do on SQLite: keys in another file, bytes in the write-ahead logs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from partnerflow.application.ports import Tables
from partnerflow.errors import PartnerflowError, UnavailableError
from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.sql import load

_LEFT = load("sqlite", "statements/erasures/left")
_DONE = load("sqlite", "statements/erasures/done")
_log = logging.getLogger(__name__)


class Cleaner:
    """Works off what erasing appends wrote down in their own transaction, so a kill at any point loses none of it.

    Args:
        tables: of the workspace.
        keys: of its persons.
        forget: empties the write-ahead logs; False when a reader at work keeps one until the next time.
    """

    def __init__(self, tables: Tables, keys: PersonKeys, forget: Callable[[], bool]) -> None:
        self._tables = tables
        self._keys = keys
        self._forget = forget

    def clean(self) -> bool:
        """Destroy the keys and overwrite the bytes that erasures left; whether nothing is left now."""
        left = self._tables.read(_LEFT, {})
        if not left:
            return True
        self._keys.destroy([(UUID(bytes=stream_id), subject) for _, stream_id, subject in left if subject is not None])
        if not self._forget():
            return False
        with self._tables.writing(durable=True) as write:
            write(_DONE, {"last": left[-1][0]})
        return True

    def clean_now(self) -> None:
        """`clean` behind an append, which stands whatever becomes of this."""
        try:
            self.clean()
        except PartnerflowError as error:
            _log.warning(
                "what an erasure left could not be cleaned up; it is tried again: %s",
                error,
                exc_info=not isinstance(error, UnavailableError),
            )
