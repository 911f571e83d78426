"""The registry of this installation: a folder with one file for each workspace that is served below ``/w/NAME/``.

``NAME.url`` holds the URL of its store, which may hold a password: it is for its owner alone. Beside it the folder ``NAME``
holds what belongs to the workspace and lies outside its database: an embedded store, the key file, the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from partnerflow.errors import InvalidSettingError
from partnerflow.settings.database import (
    Database,
    EmbeddedFile,
    PostgresServer,
    misplaced,
    parse_database,
    parse_replica,
)
from partnerflow.settings.durable import create_once, sync
from partnerflow.settings.environment import Settings

NAME = re.compile(
    r"(?!(?:partnerflow|public|information_schema)\Z)(?!pg_)(?!.*_persons\Z)[a-z][a-z0-9_]{0,39}", re.ASCII
)
"""What a workspace can be called: it is a schema, a part of roles' names, of addresses and of files."""

_SUFFIX = ".url"
_REPLICA = ".replica"
_LEAVING = ".leaving"
_OTHERS = 0o077
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The workspaces in a folder, which need not be there yet."""

    folder: Path

    def names(self) -> tuple[str, ...]:
        """Every workspace that can be served, in order."""
        return tuple(sorted(self._named(_SUFFIX)))

    def leaving(self) -> tuple[str, ...]:
        """Those whose deletion has begun and did not end."""
        return tuple(sorted(self._named(_LEAVING)))

    def stamp(self, name: str) -> int | None:
        """Another number whenever what is said of a workspace changed; None where there is none of this name."""
        if not NAME.fullmatch(name):
            return None
        try:
            told = self._file(name).stat().st_mtime_ns
        except OSError:
            return None
        replica = self._file(name, _REPLICA)
        return told if not replica.exists() else hash((told, replica.stat().st_mtime_ns))

    def find(self, name: str) -> Database:
        """The store of a workspace, also of one whose deletion has begun.

        Raises:
            InvalidSettingError: there is no such workspace, or its file can be read by others or not at all.
        """
        if not NAME.fullmatch(name):
            raise InvalidSettingError(_misnamed(name))
        for path in (self._file(name), self._file(name, _LEAVING)):
            if path.is_file():
                return _read(path)
        raise InvalidSettingError(f"there is no workspace {name!r} in {self.folder}: `partnerflow workspace list`")

    def replica(self, name: str) -> PostgresServer | None:
        """The standby of a workspace, if the operator named one in ``NAME.replica``.

        Raises:
            InvalidSettingError: its file can be read by others, or names no standby of this workspace's store.
        """
        path = self._file(name, _REPLICA)
        if not path.is_file():
            return None
        replica = _told(path, parse_replica)
        fault = misplaced(replica, self.find(name))
        if fault is not None:
            raise InvalidSettingError(f"{path} {fault.replace('PARTNERFLOW_DATABASE', f'{name}{_SUFFIX}')}")
        return replica

    def place(self, name: str) -> Path:
        """The folder for what a workspace has outside its database."""
        return self.folder / name

    def refuse_taken(self, name: str) -> None:
        """See that a name can be given.

        Raises:
            InvalidSettingError: it cannot be one, or there is such a workspace.
        """
        if not NAME.fullmatch(name):
            raise InvalidSettingError(_misnamed(name))
        if any(path.exists() for path in (self._file(name), self._file(name, _LEAVING), self.place(name))):
            raise InvalidSettingError(f"there is a workspace {name!r} in {self.folder}: choose another name")

    def add(self, name: str, url: str) -> None:
        """Enter a workspace, durably; from now on it is served.

        Raises:
            InvalidSettingError: the folder cannot be written, or there is such a workspace.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            create_once(self._file(name), f"{url}\n".encode())
        except OSError as error:
            raise InvalidSettingError(
                f"PARTNERFLOW_WORKSPACES: {self.folder}: {error.strerror}; name a folder that you may write"
            ) from error

    def leave(self, name: str) -> None:
        """Begin to delete a workspace: from now on it is not served. Once more changes nothing."""
        if self._file(name).exists():
            self._file(name).replace(self._file(name, _LEAVING))
            sync(self.folder)

    def remove(self, name: str) -> None:
        """Forget a workspace: the last step of its deletion."""
        for suffix in (_SUFFIX, _LEAVING, _REPLICA):
            self._file(name, suffix).unlink(missing_ok=True)
        sync(self.folder)

    def _file(self, name: str, suffix: str = _SUFFIX) -> Path:
        return self.folder / f"{name}{suffix}"

    def _named(self, suffix: str) -> Iterator[str]:
        for path in self.folder.glob(f"*{suffix}"):
            if NAME.fullmatch(path.name.removesuffix(suffix)):
                yield path.name.removesuffix(suffix)


def workspace_settings(settings: Settings, name: str) -> Settings:
    """How the server of these settings runs one workspace of its registry: with a store, a key and a ledger of its own.

    Raises:
        InvalidSettingError: as `Registry.find`.
    """
    registry = Registry(folder=settings.workspaces)
    there = settings_beside(settings, registry.find(name), registry.place(name))
    return replace(there, replica=registry.replica(name))


def settings_beside(settings: Settings, database: Database, place: Path) -> Settings:
    """These settings for another store, its key and its ledger in a folder."""
    return replace(
        settings,
        database=database,
        replica=None,
        example=False,
        key_file=place / "partnerflow.key",
        ledger=place / "ledger",
        origin=None,
        signer=None,
    )


def _read(path: Path) -> Database:
    database = _told(path, parse_database)
    if not isinstance(database, EmbeddedFile | PostgresServer):
        raise InvalidSettingError(f"{path} names no store that stays: write sqlite:////path or postgresql://…")
    return database


def _told(path: Path, parse: Callable[[str], T]) -> T:
    try:
        if path.stat().st_mode & _OTHERS:
            raise InvalidSettingError(f"{path} can be read by others, and may hold a password: `chmod 600 {path}`")
        return parse(path.read_text(encoding="utf-8").strip())
    except (OSError, ValueError) as error:
        raise InvalidSettingError(f"{path} cannot be used: {error}") from error


def _misnamed(name: str) -> str:
    return (
        f"{name!r} cannot be the name of a workspace: lower-case letters, digits and underscores, at most 40, beginning "
        "with a letter, not ending in _persons, and not public, partnerflow or information_schema"
    )
