"""From a store and a folder to a ledger: keys, journal, and the look at both before anything is served."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Clock, Store, Tables
from partnerflow.errors import CorruptionError, InvalidSettingError, UnavailableError
from partnerflow.ledger.accesses import AccessTree
from partnerflow.ledger.announcing import Announcing
from partnerflow.ledger.bulletin import Bulletin
from partnerflow.ledger.closing import Closing
from partnerflow.ledger.comparing import contradictions
from partnerflow.ledger.custody import Chance, Custody, FileCustody, KeptElsewhere, MemoryCustody
from partnerflow.ledger.journal import FileJournal, Journal, MemoryJournal
from partnerflow.ledger.keeper import Keeper
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.keyring import Keyring
from partnerflow.ledger.locking import NotaryLock
from partnerflow.ledger.nodes import Nodes
from partnerflow.ledger.notary import Notary
from partnerflow.ledger.scrub.findings import Contents, Finding, reading
from partnerflow.ledger.scrub.order import Order
from partnerflow.ledger.scrub.scrubbing import Scrub
from partnerflow.ledger.stamping import Stamping
from partnerflow.ledger.tables import LedgerTables
from partnerflow.ledger.witnessing import Witnesses

_log = logging.getLogger(__name__)


class LedgerStore(Store, Protocol):
    """A store with tables beside it, that can be looked at as a whole."""

    tables: Tables
    inspection: Inspection

    @property
    def leads(self) -> bool:
        """Whether this process puts the events in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where keys and journal lie, and how the ledger is called.

    `folder` is None for a workspace in memory; `signers` are private key URIs; `timestamps` is the address of an
    authority; `signs` is False where another process does.
    """

    folder: Path | None = None
    origin: str | None = None
    signers: tuple[str, ...] = ()
    timestamps: str | None = None
    signs: bool = True


def open_ledger(store: LedgerStore, place: Place, contents: Contents, clock: Clock, chance: Chance) -> KeptLedger:
    """The ledger of a store, compared with its journal; its keeper still stands still.

    Raises:
        InvalidSettingError: the key is gone or another, or the folder cannot be used.
        UnavailableError: the store does not answer.
    """
    tables = LedgerTables(store.tables)
    nodes, bulletin = Nodes(tables), Bulletin(tables)
    order = Order(store, tables, contents)
    scrub = Scrub(store, store.inspection, tables, contents, order)
    name = place.origin or f"partnerflow.local/ledger/{chance(8).hex()}"
    if not place.signs:
        return KeptLedger(
            store=store, tables=tables, nodes=nodes, bulletin=bulletin, scrub=scrub, name=place.origin or ""
        )
    journal: Journal = MemoryJournal() if place.folder is None else FileJournal(_made(place.folder))
    keyring = Keyring(_custody(place, tables, journal, name, chance), tables)
    announcing = _announcing(place, tables, nodes, clock)
    notary = Notary(
        store=store,
        tables=tables,
        scrub=scrub,
        closing=Closing(tables, order, contents, AccessTree(store.tables.engine), clock),
        keyring=keyring,
        journal=journal,
        bulletin=bulletin,
        lock=NotaryLock(place.folder),
        clock=clock,
        announcing=announcing,
    )
    name = _looked_at(notary, tables, place) or name
    return KeptLedger(
        store=store,
        tables=tables,
        nodes=nodes,
        bulletin=bulletin,
        scrub=scrub,
        notary=notary,
        keeper=Keeper(notary, lambda: store.leads),
        name=name,
    )


def _announcing(place: Place, tables: LedgerTables, nodes: Nodes, clock: Clock) -> Announcing:
    return Announcing(
        nodes,
        witnesses=Witnesses(place.folder, tables, clock) if place.folder is not None else None,
        stamping=Stamping(place.timestamps, tables, clock) if place.timestamps is not None else None,
    )


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        told = f"PARTNERFLOW_LEDGER: {folder}: {error.strerror}; name a folder that can be made, or that is there"
        raise InvalidSettingError(told) from error
    return folder


def _custody(place: Place, tables: LedgerTables, journal: Journal, name: str, chance: Chance) -> Custody:
    if place.folder is None:
        return MemoryCustody(name, chance)
    if place.signers:
        return KeptElsewhere(place.folder, place.signers)
    custody = FileCustody(place.folder, chance)
    if not custody.exists():
        # A new key for an old ledger would look like another ledger to everybody who holds a checkpoint.
        if tables.last_epoch().size or not journal.is_empty():
            raise custody.faulty("is gone")
        custody.create(name)
    return custody


def _looked_at(notary: Notary, tables: LedgerTables, place: Place) -> str | None:
    """Compare the database with key and journal before anybody is served; the origin, where it can be told.

    What contradicts them holds the workspace. Raises as `open_ledger`.
    """
    origin, found = None, list[Finding]()
    with reading(found, "ledger"):
        origin = notary.signers().origin
        if place.origin is not None and origin != place.origin and not origin.startswith(f"{place.origin}/"):
            raise InvalidSettingError(
                f"PARTNERFLOW_ORIGIN: {place.origin!r} is not the ledger's: its key says {origin!r}"
            )
        if notary.bulletin.look(fresh=True).held is not None:
            return origin
        found += contradictions(tables, notary.journal)
        if not found:
            notary.republish()
    if found:
        try:
            notary.held(*found)
        except (CorruptionError, UnavailableError):
            # The file cannot even be written: this process holds the workspace all the same.
            _log.exception("the hold could not be written down")
    return origin
