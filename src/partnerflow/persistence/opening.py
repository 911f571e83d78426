"""From a database URL to a store: the one place that knows every engine."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from partnerflow.application.erasures.ports import Accesses
from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Store, Tables
from partnerflow.errors import InvalidSettingError
from partnerflow.persistence.memory import MemoryStore
from partnerflow.persistence.person_keys import PersonKeys
from partnerflow.persistence.postgres import workspace
from partnerflow.persistence.postgres.opening import open_workspace
from partnerflow.persistence.postgres.preparation import prepare as prepare_workspace
from partnerflow.persistence.sqlite.opening import open_file


class OpenedStore(Store, Protocol):
    """A store, what can be seen of it as a whole, and room beside it for read models and the ledger."""

    tables: Tables
    inspection: Inspection
    keys: PersonKeys
    accesses: Accesses

    @property
    def leads(self) -> bool:
        """Whether this process is the one that puts the workspace's events in order."""

    def finish_erasures(self) -> bool:
        """Destroy the keys and overwrite the bytes that erasures left; whether nothing is left now."""


def open_store(url: str, *, sequence: bool = True) -> OpenedStore:
    """The store behind ``sqlite:///path``, ``postgresql://…?workspace=name`` or ``memory:``.

    A path after three slashes is relative, after four absolute. Open it after a fork. With `sequence` it also places
    events in the log, or stands by for the process that does; without, somebody else must.

    Raises:
        InvalidSettingError: no store is meant by this URL, or it was not prepared (`partnerflow db prepare`).
        UnavailableError: the database does not answer.
    """
    scheme = urlsplit(url).scheme
    if scheme == "memory":
        return MemoryStore()
    if scheme == "sqlite":
        store = open_file(_path(url))
    elif scheme in ("postgresql", "postgres"):
        store = open_workspace(workspace.parse(url))
    else:
        raise InvalidSettingError("the database URL begins with sqlite:///, postgresql:// or memory:")
    if sequence:
        store.sequencer.start()
    return store


def prepare(url: str) -> None:
    """Make what the application role may not make itself; run as the owner, as often as you like.

    Only PostgreSQL needs it: the other stores make themselves at their first opening.

    Raises:
        InvalidSettingError: this login may not make the workspace, or it is of another version.
        UnavailableError: the database does not answer.
    """
    if urlsplit(url).scheme in ("postgresql", "postgres"):
        prepare_workspace(workspace.parse(url))
    else:
        open_store(url, sequence=False).close()


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if parts.netloc or len(parts.path) < 2 or parts.query:
        raise InvalidSettingError(f"an SQLite URL is sqlite:///path and nothing else, not {url!r}")
    return Path(unquote(parts.path[1:]))
