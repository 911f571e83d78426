"""The composition root: the only module that knows every adapter. From settings to a service that is open for work."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from partnerflow.application.access.policy import read_policy
from partnerflow.application.access.roles import Policy
from partnerflow.application.contents import StoredContents
from partnerflow.application.credentials.sessions import prune_sessions
from partnerflow.application.ports import Clock
from partnerflow.application.service import Partnerflow
from partnerflow.ledger.erasures import ErasuresFile
from partnerflow.ledger.holding import OLDER
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.opening import Place, open_ledger
from partnerflow.persistence.attachments import AttachmentTables
from partnerflow.persistence.codec import decode
from partnerflow.persistence.credentials import credential_tables
from partnerflow.persistence.credentials.ending import end_older
from partnerflow.persistence.erasures import ErasureTables
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import OpenedStore, open_store
from partnerflow.persistence.personal import PersonalTexts
from partnerflow.persistence.reapplying import reapply
from partnerflow.persistence.replica import ReplicaOfStore, open_replica
from partnerflow.process.catalogue import Catalogue, load
from partnerflow.projections.portfolio.tables import PortfolioTables
from partnerflow.projections.read_model import ReadModel
from partnerflow.projections.summaries import SummaryTables
from partnerflow.settings import Database, PostgresServer, Settings, config_folder, read_or_create_key

KEY_BYTES = 32
SALT_BYTES = 32


class SystemClock:
    """The time of the machine, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SystemChance:
    """Identities and bytes from the machine's source of chance."""

    def __init__(self) -> None:
        self._drawn = b""
        self._lock = Lock()

    def identity(self) -> UUID:
        return uuid4()

    def salt(self) -> bytes:
        # Asking the system costs as much as all the rest of sealing a text: so for many at a time.
        with self._lock:
            if not self._drawn:
                self._drawn = secrets.token_bytes(SALT_BYTES * 128)
            salt, self._drawn = self._drawn[:SALT_BYTES], self._drawn[SALT_BYTES:]
        return salt


def build(settings: Settings) -> Partnerflow:
    """A service over the store that the settings name, with its sequencer and projections running. Call it after a fork.

    Raises:
        InvalidSettingError, InvalidDefinitionError: the operator has something to mend; the message says what.
        UnavailableError: the database does not answer.
    """
    return _assembled(settings, at_work=True)


def at_rest(settings: Settings) -> Partnerflow:
    """A service over a store that nobody serves, to look at what is in it: nothing of it works by itself. Raises as `build`."""
    return _assembled(settings, at_work=False)


def _assembled(settings: Settings, *, at_work: bool) -> Partnerflow:
    clock, chance = SystemClock(), SystemChance()
    processes = definitions(settings)
    store = open_store(store_url(settings.database), sequence=at_work)
    ledger = ledger_over(store, settings, clock)
    journal = ErasuresFile(settings.ledger) if settings.ledger is not None else None
    replica = replica_of(store, settings) if at_work else None
    whole, readers = (None, None) if replica is None else (replica.whole, replica.tables)
    streams = Histories(store, processes, clock, admit=ledger.admit, journal=journal, whole=whole)
    summaries = SummaryTables(store.tables, store, streams, decode, readers)
    portfolio = PortfolioTables(store.tables, store, streams, decode, readers)
    service = Partnerflow(
        store=store,
        streams=streams,
        summaries=summaries,
        portfolio=portfolio,
        ledger=ledger,
        erasures=ErasureTables(store),
        accesses=store.accesses,
        credentials=credential_tables(store.tables, journal),
        attachments=AttachmentTables(
            store, largest=settings.attachment_bytes, quota=settings.attachment_quota, journal=journal
        ),
        processes=processes,
        clock=clock,
        chance=chance,
        decode=decode,
        secret=secrets.token_bytes(KEY_BYTES)
        if settings.key_file is None
        else read_or_create_key(settings.key_file, _fresh_key),
        policy=policy(settings),
        replica=replica,
    )
    if at_work:
        summaries.follow(lambda: store.leads)
        portfolio.follow(lambda: store.leads)
        if ledger.keeper is not None:
            ledger.keeper.start()
        service.erasures.keep_running(service.run_erasures, lambda: tidy(service))
    return service


def tidy(service: Partnerflow) -> None:
    """Let go of what was kept long enough: who saw what, and sessions that ended. Raises UnavailableError."""
    service.prune_accesses()
    prune_sessions(service)


def ledger_over(store: OpenedStore, settings: Settings, clock: Clock) -> KeptLedger:
    """The ledger of a store, compared with its journal; nobody keeps it yet.

    Raises:
        InvalidSettingError: its key is gone or another, or its folder cannot be used.
        UnavailableError: the database does not answer.
    """
    place = Place(
        folder=settings.ledger,
        origin=settings.origin,
        signers=settings.signer.uris if settings.signer is not None else (),
        timestamps=settings.timestamps,
        signs=settings.notary,
    )
    contents = StoredContents(decode, PersonalTexts(store.keys).opened)
    ledger = open_ledger(store, place, contents, clock, secrets.token_bytes)
    if settings.ledger is not None and (held := ledger.standing().held) is not None and held.reason in OLDER:
        # A copy that somebody put back by hand: what was erased or ended since does not come back with it.
        reapply(store, ErasuresFile(settings.ledger).read())
        end_older(store.tables, held.at)
    return ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLedger:
    """The ledger of a workspace, beside whoever serves it: signed when somebody asks, and by nobody else here."""

    store: OpenedStore
    ledger: KeptLedger

    def close(self) -> None:
        """Let go of ledger and store."""
        self.ledger.close()
        self.store.close()


def opened_ledger(settings: Settings, *, sequence: bool = True) -> OpenedLedger:
    """The ledger of the store that the settings name; without `sequence` nothing is put in order meanwhile. Raises as `build`."""
    store = open_store(store_url(settings.database), sequence=sequence)
    return OpenedLedger(store=store, ledger=ledger_over(store, settings, SystemClock()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadModels:
    """The read models of a workspace by name, beside whoever serves it: nothing here is sequenced or followed."""

    store: OpenedStore
    by_name: Mapping[str, ReadModel[Any]]

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()


def read_models(settings: Settings) -> ReadModels:
    """The read models of the store that the settings name, to look at and to make anew while another process serves it.

    Raises as `build`.
    """
    store = open_store(store_url(settings.database), sequence=False)
    streams = Histories(store, definitions(settings), SystemClock())
    kinds = (SummaryTables, PortfolioTables)
    return ReadModels(store=store, by_name={kind.name: kind(store.tables, store, streams, decode) for kind in kinds})


def policy(settings: Settings) -> Policy:
    """The roles and what they may: those that come with the program, or the integrator's own.

    Raises:
        InvalidDefinitionError: with every fault.
    """
    return read_policy(settings.access or config_folder() / "access.yaml")


def definitions(settings: Settings) -> Catalogue:
    """The process definitions that come with the program, and those of the integrator."""
    folders = [config_folder() / "processes"]
    if settings.processes is not None:
        folders.append(settings.processes)
    return load(*folders)


def unguessable(count: int) -> bytes:
    """So many bytes that nobody can guess: for keys and passwords."""
    return secrets.token_bytes(count)


def replica_of(store: OpenedStore, settings: Settings) -> ReplicaOfStore | None:
    """The standby that the settings name beside a store, if they name one. Raises InvalidSettingError."""
    if settings.replica is None:
        return None
    return open_replica(settings.replica.url, store, store_url(settings.database))


def store_url(database: Database) -> str:
    """The URL of a store, its password included: for opening it, never for showing."""
    return database.url if isinstance(database, PostgresServer) else str(database)


def _fresh_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)
