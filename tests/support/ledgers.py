"""Ledgers for tests: over any store, with a clock that only goes on when told to."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from partnerflow.application.contents import StoredContents
from partnerflow.application.ports import Clock, Disclosure
from partnerflow.domain.sealing import commitment
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.opening import Place, open_ledger
from partnerflow.ledger.scrub.findings import Contents
from partnerflow.persistence.codec import decode
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.personal import PersonalTexts

ORIGIN = "partnerflow.local/ledger/test"


@dataclass(slots=True)
class HandClock:
    """A clock that a test puts forward."""

    at: datetime = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def forward(self, **span: int) -> None:
        """Let some time pass."""
        self.at += timedelta(**span)


class PlainContents:
    """Of a store whose events are no facts: each stream has the address that it was founded with."""

    def __init__(self, address: Callable[[str, bytes], tuple[str, str, str | None]]) -> None:
        self.address = address

    def places(self, topic: str, state: bytes) -> Mapping[str, tuple[str, str | None]]:
        return {}

    def commitment(self, disclosure: Disclosure) -> str:
        return commitment(disclosure.value, disclosure.salt)

    def opened(self, stream_id: UUID, disclosures: Mapping[str, Disclosure]) -> Mapping[str, Disclosure]:
        return disclosures


def contents_of(store: OpenedStore) -> StoredContents:
    """What the facts of a store say of themselves."""
    return StoredContents(decode, PersonalTexts(store.keys).opened)


def ledger_over(
    store: OpenedStore, folder: Path | None = None, clock: Clock | None = None, contents: Contents | None = None
) -> KeptLedger:
    """A ledger whose notary works when it is asked: nobody keeps it."""
    place = Place(folder=folder, origin=ORIGIN)
    return open_ledger(store, place, contents or contents_of(store), clock or HandClock(), secrets.token_bytes)
