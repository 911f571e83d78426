"""Deleting a workspace: its keys first, then everything else, wherever it lies."""

from __future__ import annotations

from pathlib import Path

from partnerflow.errors import InvalidSettingError, UnavailableError
from partnerflow.settings import Database, EmbeddedFile, PostgresServer, Registry, Settings, settings_beside


def deleted(settings: Settings, name: str) -> None:
    """Delete a workspace of the registry; one whose deletion was interrupted is deleted to its end.

    From the first moment it is served no more. Then go the keys of the ledger and of persons; then the store, the login and
    the role; then the folder; and last the registry's file.

    Raises:
        InvalidSettingError: there is no such workspace, or this login is not the owner of its database.
        UnavailableError: the database does not answer, or a file cannot be removed; run it again.
    """
    registry = Registry(folder=settings.workspaces)
    database, place = registry.find(name), registry.place(name)
    own = settings_beside(settings, database, place)
    _refuse_stranger(database, settings.database)
    try:
        registry.leave(name)
        removed(own, settings.database, name, place)
        registry.remove(name)
    except OSError as error:
        raise UnavailableError(f"workspace {name!r} is not deleted yet: {error}; run it again") from error


def removed(own: Settings, owner: Database, name: str, place: Path) -> None:
    """Remove everything of a workspace but its file in the registry. Raises as `deleted`, and OSError for files."""
    from partnerflow.persistence.workspaces.removing import remove_file, remove_folder, remove_schema, shred

    for key in (own.ledger and own.ledger / "notary.key", own.key_file):
        if key is not None:
            shred(key)
    if isinstance(own.database, EmbeddedFile):
        remove_file(own.database.path)
    elif isinstance(owner, PostgresServer):
        remove_schema(owner.url, name)
    remove_folder(place)


def _refuse_stranger(database: Database, owner: Database) -> None:
    from partnerflow.persistence.workspaces.logins import refuse_elsewhere

    if isinstance(database, PostgresServer):
        if not isinstance(owner, PostgresServer):
            raise InvalidSettingError("name the database in PARTNERFLOW_DATABASE, with the login of its owner")
        refuse_elsewhere(database, owner.url)
