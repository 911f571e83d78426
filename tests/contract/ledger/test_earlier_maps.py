"""Where streams stood at an earlier checkpoint: there with what they had then, or absent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from partnerflow.application.ports import Head
from partnerflow.errors import CorruptionError, UnavailableError
from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.opening import OpenedStore
from partnerflow.transparency.checkpoints import Checkpoint, checkpoint_of
from partnerflow.transparency.entries import EpochEntry, parse_entry, stream_key
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash
from partnerflow.transparency.proofs import verify_inclusion
from partnerflow.transparency.trie import Presence, verify_absent, verify_present
from tests.contract.ledger.telling import fill, found, plain, settled
from tests.support.ledgers import ledger_over
from tests.support.stores import follow_to


@pytest.fixture
def ledger(store: OpenedStore, tmp_path: Path) -> Iterator[KeptLedger]:
    with closing(ledger_over(store, tmp_path / "ledger", contents=plain())) as opened:
        yield opened


def assert_stood(ledger: KeptLedger, store: OpenedStore, checkpoint: Checkpoint, told: dict[UUID, int]) -> None:
    """Each stream is proven to have had so many events at the checkpoint; none is proven to be absent."""
    earlier = ledger.earlier(checkpoint.size, list(told))
    epoch = parse_entry(earlier.epoch.entry)
    assert isinstance(epoch, EpochEntry)
    assert epoch.covered == earlier.epoch.number == checkpoint.size - 1
    leaf = leaf_hash(earlier.epoch.entry)
    verify_inclusion(leaf, earlier.epoch.number, checkpoint.size, earlier.epoch.proof, checkpoint.root)
    for (stream_id, version), place in zip(told.items(), earlier.streams, strict=True):
        if isinstance(place, Presence):
            events = store.read(stream_id)[:version]
            leaves = [leaf_hash(leaf_data(stream_id, each.version, each.topic, each.state)) for each in events]
            root = Frontier().extend(leaves).root()
            assert place.version == version
            verify_present(stream_key(stream_id), version, root, place.path, epoch.map_root)
        else:
            assert version == 0
            verify_absent(stream_key(stream_id), place, epoch.map_root)


def test_each_stream_is_proven_where_it_stood_at_each_checkpoint(store: OpenedStore, ledger: KeptLedger) -> None:
    heads = fill(store, 3, 4)
    first = settled(ledger, store)
    later = found(store, "later", '{"n":1}')
    follow_to(store, 14)
    second = settled(ledger, store)
    third = settled(ledger, store)

    for checkpoint, of_later in ((first, 0), (second, 2), (third, 2), (first, 0)):
        told = {head.stream_id: 4 for head in heads} | {later.stream_id: of_later, uuid4(): 0}
        assert_stood(ledger, store, checkpoint, told)


def test_a_size_whose_tree_ends_with_no_epoch_has_no_map(store: OpenedStore, ledger: KeptLedger) -> None:
    heads: list[Head] = fill(store, 1, 3)
    settled(ledger, store)

    with pytest.raises(CorruptionError):
        ledger.earlier(2, [heads[0].stream_id])


def test_the_checkpoint_within_a_position_is_the_last_that_reads_no_further(
    store: OpenedStore, ledger: KeptLedger
) -> None:
    heads = fill(store, 3, 4)
    first = settled(ledger, store)
    found(store, "later", '{"n":1}')
    follow_to(store, 14)
    second = settled(ledger, store)

    sizes = [_size(ledger.within(position)) for position in (11, 12, 13, 14, 99)]

    assert sizes == [None, first.size, first.size, second.size, second.size]
    at_first = ledger.proofs_at([heads[0].stream_id, uuid4()], first.size)
    assert (at_first.size, at_first.note) == (first.size, ledger.note(first.size))
    assert {stream_id: place.version for stream_id, place in at_first.streams.items()} == {heads[0].stream_id: 4}
    with pytest.raises(UnavailableError):
        ledger.proofs_at([heads[0].stream_id], first.size + 1)


def _size(note: str | None) -> int | None:
    return None if note is None else checkpoint_of(note).size
