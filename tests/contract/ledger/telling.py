"""Histories for ledgers: streams of plain events, whose address is that of their head."""

from __future__ import annotations

import json
from uuid import UUID

from partnerflow.application.ports import Head
from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.opening import OpenedStore
from partnerflow.transparency.checkpoints import Checkpoint
from partnerflow.transparency.entries import EpochEntry, parse_entry, stream_key
from partnerflow.transparency.merkle import leaf_hash
from partnerflow.transparency.notes import parse_note
from partnerflow.transparency.proofs import verify_inclusion
from partnerflow.transparency.trie import verify_present
from tests.support.ledgers import PlainContents
from tests.support.stores import a_new_stream, append_states, follow_to

PATIENCE = 20.0


def plain() -> PlainContents:
    """Contents of streams that `found` began."""

    def address(_topic: str, state: bytes) -> tuple[str, str, str | None]:
        told = json.loads(state)
        return "partnership", told["key"], None

    return PlainContents(address)


def found(store: OpenedStore, key: str, *states: str) -> Head:
    """A stream that says its key in its first event, and these states behind it."""
    return append_states(store, a_new_stream(key), json.dumps({"key": key}), *states)


def fill(store: OpenedStore, streams: int, events: int) -> list[Head]:
    """So many streams of so many events, placed in the log."""
    before = store.position()
    heads = [found(store, f"stream-{n}", *(f'{{"n":{m}}}' for m in range(1, events))) for n in range(streams)]
    follow_to(store, before + streams * events)
    return heads


def settled(ledger: KeptLedger, store: OpenedStore) -> Checkpoint:
    """The checkpoint over everything in the log, signed now."""
    note = ledger.settle(store.position(), PATIENCE)
    assert note is not None, "nothing was signed"
    return Checkpoint.from_text(parse_note(note).text)


def assert_proven(ledger: KeptLedger, checkpoint: Checkpoint, stream_id: UUID, version: int, root: bytes) -> None:
    """A stream stands with this version and root in the map of the checkpoint's epoch, and the epoch in its tree."""
    proofs = ledger.proofs([stream_id], checkpoint.size)
    assert proofs.size == checkpoint.size
    epoch = parse_entry(proofs.epoch.entry)
    assert isinstance(epoch, EpochEntry)
    assert epoch.covered == proofs.epoch.number == checkpoint.size - 1
    verify_inclusion(
        leaf_hash(proofs.epoch.entry), proofs.epoch.number, checkpoint.size, proofs.epoch.proof, checkpoint.root
    )
    assert proofs.streams[stream_id].version == version
    verify_present(stream_key(stream_id), version, root, proofs.streams[stream_id].path, epoch.map_root)
