"""The ledger as the application knows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic, sleep
from uuid import UUID

from partnerflow.application.ports import EarlierProofs, LedgerProofs, LedgerStanding, Store
from partnerflow.errors import HeldError, UnavailableError
from partnerflow.ledger.bulletin import Bulletin, cosigned
from partnerflow.ledger.holding import refusal
from partnerflow.ledger.keeper import Keeper
from partnerflow.ledger.map import EarlierMaps, MapCopy
from partnerflow.ledger.nodes import Nodes
from partnerflow.ledger.notary import Notary, told
from partnerflow.ledger.scrub.scrubbing import Scrub
from partnerflow.ledger.tables import LedgerTables, Signed
from partnerflow.transparency import proofs
from partnerflow.transparency.bundle import Proven
from partnerflow.transparency.checkpoints import checkpoint_of
from partnerflow.transparency.merkle import EMPTY_ROOT
from partnerflow.transparency.trie import Presence

PATIENCE = 5.0
_PAUSE = 0.02


class KeptLedger:
    """`application.ports.Ledger` over the tables of a store.

    Args:
        notary: None where this process never signs.
        name: the origin before the first checkpoint.
    """

    def __init__(
        self,
        *,
        store: Store,
        tables: LedgerTables,
        nodes: Nodes,
        bulletin: Bulletin,
        scrub: Scrub,
        name: str,
        notary: Notary | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        self._store = store
        self.tables = tables
        self.nodes = nodes
        self._bulletin = bulletin
        self.scrub = scrub
        self.notary = notary
        self.keeper = keeper
        self._name = name
        self._map = MapCopy(tables)
        self._earlier = EarlierMaps(tables)

    def newest(self) -> str | None:
        return self._bulletin.look().note

    def settle(self, position: int, timeout: float) -> str | None:
        deadline = monotonic() + timeout
        seen = self._bulletin.look()
        while seen.held is None and (seen.note is None or seen.epoch.position < position):
            if self.keeper is not None and self.keeper.is_running:
                self.keeper.ask()
            elif self.notary is not None and self._store.wait(position, max(0.0, deadline - monotonic())) >= position:
                self._sign_here(self.notary)
            left = deadline - monotonic()
            seen = self._bulletin.look(fresh=True)
            if left <= 0 or (position == 0 and seen.note is None):
                break
            if seen.note is None or seen.epoch.position < position:
                self._bulletin.wait(min(_PAUSE, left))
        return seen.note

    def origin(self) -> str:
        note = self._bulletin.look().note
        return checkpoint_of(note).origin if note is not None else self._name

    def note(self, size: int | None = None) -> str | None:
        if size is None:
            return self.newest()
        signed = self.tables.checkpoint(size)
        return None if signed is None else cosigned(signed.note, self.tables.cosignatures(size))

    def within(self, position: int) -> str | None:
        signed = self.tables.checkpoint_within(position)
        return None if signed is None else cosigned(signed.note, self.tables.cosignatures(signed.size))

    def entries(self, first: int, limit: int) -> list[bytes]:
        return self.tables.entries(first, limit)

    def hashes(self, level: int, first: int, limit: int) -> list[bytes]:
        return self.nodes.hashes(level, first, limit)

    def inclusion(self, number: int, size: int) -> tuple[bytes, ...]:
        return proofs.inclusion(number, size, self.nodes)

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        return proofs.consistency(old, new, self.nodes)

    def number_of(self, position: int) -> int | None:
        epoch = self.tables.epoch_covering(position) if position > 0 else None
        if epoch is None:
            return None
        before = self.tables.epoch_before(epoch.number)
        return before.size + position - before.position - 1

    def standing(self) -> LedgerStanding:
        seen = self._bulletin.look(fresh=True)
        checkpoint = checkpoint_of(seen.note) if seen.note is not None else None
        return LedgerStanding(
            origin=self.origin(),
            vkeys=self._vkeys(seen.signed),
            size=checkpoint.size if checkpoint is not None else 0,
            root=checkpoint.root if checkpoint is not None else EMPTY_ROOT,
            position=seen.epoch.position,
            log_position=self._store.position(),
            at=told(seen.epoch.at) if checkpoint is not None else None,
            held=seen.held,
            witnesses=seen.cosigners,
        )

    def proofs(self, stream_ids: Sequence[UUID], size: int) -> LedgerProofs:
        deadline = monotonic() + PATIENCE
        while True:
            number, found = self._map.prove(stream_ids)
            signed = self.tables.checkpoint(number + 1)
            if signed is not None and signed.size >= size:
                break
            held = self._bulletin.look(fresh=True).held
            if held is not None:
                raise refusal(held)
            if monotonic() > deadline:
                raise UnavailableError("the next checkpoint is not signed yet", reason="not_signed_yet")
            sleep(_PAUSE)
        return self._proofs(signed, self.tables.entries(number, 1)[0], found)

    def proofs_at(self, stream_ids: Sequence[UUID], size: int) -> LedgerProofs:
        signed = self.tables.checkpoint(size)
        if signed is None:
            raise UnavailableError("no checkpoint has this size", reason="not_signed_yet")
        entry, found = self._earlier.find(size, stream_ids)
        present = zip(stream_ids, found, strict=True)
        return self._proofs(signed, entry, {each: place for each, place in present if isinstance(place, Presence)})

    def earlier(self, size: int, stream_ids: Sequence[UUID]) -> EarlierProofs:
        entry, found = self._earlier.find(size, stream_ids)
        return EarlierProofs(epoch=self._proven(size - 1, entry, size), streams=found)

    def admit(self) -> None:
        self._bulletin.admit()

    def close(self) -> None:
        self.scrub.pace.stop()
        if self.keeper is not None:
            self.keeper.stop()
        if self.notary is not None:
            self.notary.announcing.close()

    def _proofs(self, signed: Signed, entry: bytes, streams: Mapping[UUID, Presence]) -> LedgerProofs:
        return LedgerProofs(
            note=cosigned(signed.note, self.tables.cosignatures(signed.size)),
            size=signed.size,
            epoch=self._proven(signed.size - 1, entry, signed.size),
            streams=streams,
            statements=tuple(
                self._proven(each, data, signed.size) for each, data in self.tables.statements(signed.size)
            ),
            timestamps=self.tables.timestamps(signed.size),
        )

    def _proven(self, number: int, entry: bytes, size: int) -> Proven:
        return Proven(number=number, entry=entry, proof=self.inclusion(number, size))

    def _vkeys(self, signed: Signed | None) -> tuple[str, ...]:
        if signed is not None:
            return signed.vkeys
        return self.notary.signers().vkeys if self.notary is not None else ()

    def _sign_here(self, notary: Notary) -> None:
        try:
            notary.round()
        except HeldError:
            # Whoever asks is told by what is newest, and by the hold.
            return
