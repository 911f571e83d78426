"""Making a workspace: empty, from what a tenant took along, or from what another host handed over."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from partnerflow.cli.backup import place_of
from partnerflow.cli.restoring import looked_at
from partnerflow.cli.workspaces.exporting import BACKUP, verified
from partnerflow.cli.workspaces.removing import removed
from partnerflow.errors import InvalidSettingError
from partnerflow.settings import InMemory, PostgresServer, Registry, Settings, settings_beside
from partnerflow.settings.database import parse_database

STORE = "partnerflow.sqlite"
LEDGER = "ledger"
KEY = "partnerflow.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new workspace.

    `url` is that of its store, password and all; `facts` is how many it begins with; `account` tells how its first account
    signs in, to be shown once, and nothing where it has accounts already.
    """

    settings: Settings
    url: str
    walled: bool
    vkey: str
    facts: int
    account: tuple[str, ...]


def made(settings: Settings, name: str, *, origin: str | None, archive: Path | None, kept: bool) -> Made:
    """A workspace of its own in the registry: a file below it, or a schema in the database of the settings.

    Args:
        origin: how its ledger is called.
        archive: what it begins with. Of a handing over it goes on with the ledger and its key; of an export the facts stand
            as they stood, a ledger of its own begins, and no key or password of before counts.
        kept: whether its URL is written to the registry; otherwise whoever asked is the only one who has it.

    Raises:
        InvalidSettingError: the name is taken or cannot be, this login may not, or the archive cannot be used.
        UnprovenError: what is in the archive is not what was signed.
        UnavailableError: the database does not answer. Nothing is left in any of these cases.
    """
    registry = Registry(folder=settings.workspaces)
    registry.refuse_taken(name)
    place = registry.place(name)
    url, walled = _store(settings, name, place)
    own = replace(settings_beside(settings, parse_database(url), place), origin=origin)
    try:
        place.mkdir(mode=0o700, parents=True)
        facts = 0 if archive is None else _filled(archive, own, settings, name)
        vkey = _ready(own)
        account = _account(own, name if kept else None)
        if kept:
            registry.add(name, url)
    except BaseException:
        removed(own, settings.database, name, place)
        raise
    return Made(settings=own, url=url, walled=walled, vkey=vkey, facts=facts, account=account)


def _store(settings: Settings, name: str, place: Path) -> tuple[str, bool]:
    from partnerflow.bootstrap import unguessable
    from partnerflow.persistence.workspaces.logins import make_login

    if isinstance(settings.database, PostgresServer):
        login = make_login(settings.database.url, name, unguessable)
        return login.url, login.walled
    return f"sqlite:///{quote(str(place / STORE))}", True


def _ready(settings: Settings) -> str:
    """The key of the ledger, which is made with the tables where they are not there."""
    from partnerflow.bootstrap import opened_ledger

    with closing(opened_ledger(settings, sequence=False)) as opened:
        return opened.ledger.standing().vkeys[0]


def _account(settings: Settings, name: str | None) -> tuple[str, ...]:
    from partnerflow.bootstrap import at_rest
    from partnerflow.cli.owner import first_account

    with closing(at_rest(settings)) as service:
        # Whoever makes a workspace looks at what it says, on either engine.
        return tuple(first_account(service, InMemory(), workspace=name))


def _filled(archive: Path, own: Settings, settings: Settings, name: str) -> int:
    """A store with what is in an archive, once all of it was looked at; how many facts that are."""
    from partnerflow.persistence.workspaces.archives import HANDOVER, opened_archive

    with opened_archive(archive) as (contents, folder):
        if contents.format == HANDOVER:
            return _put_in_place(_with_ledger(folder, own), own, settings, name, anew=False)
        # Its own keys: whether they are trusted is for whoever gave it; that it is whole is for here.
        verified(archive, own, ())
        return _put_in_place(folder / BACKUP, own, settings, name, anew=True)


def _with_ledger(folder: Path, own: Settings) -> Path:
    """Ledger, key and journals in their place: this host goes on where the last one stopped."""
    assert own.ledger is not None
    assert own.key_file is not None
    shutil.copytree(folder / LEDGER, own.ledger)
    own.ledger.chmod(0o700)
    if (folder / KEY).is_file():
        shutil.copyfile(folder / KEY, own.key_file)
        own.key_file.chmod(0o600)
    return folder / BACKUP


def _put_in_place(backup: Path, own: Settings, settings: Settings, name: str, *, anew: bool) -> int:
    from partnerflow.bootstrap import SystemClock
    from partnerflow.persistence.copies.anew import begin_anew
    from partnerflow.persistence.copies.manifest import read_manifest
    from partnerflow.persistence.copies.putting_back import put_back, staged
    from partnerflow.persistence.workspaces.logins import owned_url

    assert own.ledger is not None
    read_manifest(backup)
    owner = settings.database
    target = owned_url(owner.url, name) if isinstance(owner, PostgresServer) else place_of(own.database)
    with staged(target, backup) as stage:
        if anew:
            begin_anew(stage)
        found = looked_at(stage, own.ledger, SystemClock().now(), current=not anew)
        if found.held is not None:
            raise InvalidSettingError(f"what is in the archive is held: {found.held}")
        put_back(stage, target, lambda *_: None)
    return found.facts
