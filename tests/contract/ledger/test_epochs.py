"""Epochs: what was placed in the log gets its entries, and everything leads to the signed root."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.application.ports import Head
from partnerflow.ledger import closing as closing_epochs
from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.opening import OpenedStore
from partnerflow.transparency import proofs
from partnerflow.transparency.entries import EpochEntry, EventEntry, parse_entry, stream_key
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash, root
from partnerflow.transparency.proofs import nodes_of, verify_consistency, verify_inclusion
from tests.contract.ledger.telling import assert_proven, fill, found, plain, settled
from tests.support.ledgers import HandClock, ledger_over
from tests.support.stores import a_new_stream, append_states, follow_to


@pytest.fixture
def ledger(store: OpenedStore, tmp_path: Path) -> Iterator[KeptLedger]:
    with closing(ledger_over(store, tmp_path / "ledger", contents=plain())) as opened:
        yield opened


def test_an_empty_workspace_has_nothing_to_sign(ledger: KeptLedger) -> None:
    assert ledger.settle(0, 1.0) is None

    assert (ledger.newest(), ledger.standing().size, ledger.standing().at) == (None, 0, None)


def test_every_event_has_an_entry_with_its_leaf_and_the_root_of_its_stream(
    store: OpenedStore, ledger: KeptLedger
) -> None:
    fill(store, 3, 4)

    checkpoint = settled(ledger, store)

    told: dict[bytes, Frontier] = {}
    for logged in store.log():
        number = ledger.number_of(logged.position)
        assert number == logged.position - 1
        entry = parse_entry(ledger.entries(number, 1)[0])
        event = logged.event
        leaf = leaf_hash(leaf_data(event.stream_id, event.version, event.topic, event.state))
        key = stream_key(event.stream_id)
        told[key] = told.get(key, Frontier()).append(leaf)
        assert entry == EventEntry(key=key, version=event.version, leaf=leaf, root=told[key].root())
    entries = ledger.entries(0, 100)
    assert checkpoint.size == len(entries) == 13
    assert checkpoint.root == root([leaf_hash(data) for data in entries])


def test_the_last_entry_of_a_signed_tree_is_an_epoch_with_the_map_of_all_streams(
    store: OpenedStore, ledger: KeptLedger
) -> None:
    heads = fill(store, 5, 2)

    checkpoint = settled(ledger, store)

    for head in heads:
        assert_proven(ledger, checkpoint, head.stream_id, 2, Frontier.from_bytes(head.frontier).root())


def test_later_epochs_go_on_from_earlier_ones(store: OpenedStore, ledger: KeptLedger) -> None:
    (head, *_) = fill(store, 2, 2)
    first = settled(ledger, store)
    after = append_states(store, head, '{"more":1}')
    follow_to(store, 5)

    second = settled(ledger, store)

    assert (first.size, second.size) == (5, 7)
    assert [ledger.number_of(position) for position in range(1, 7)] == [0, 1, 2, 3, 5, None]
    verify_consistency(5, first.root, 7, second.root, ledger.consistency(5, 7))
    assert_proven(ledger, second, head.stream_id, 3, Frontier.from_bytes(after.frontier).root())
    assert ledger.note(5) != ledger.note(7) == ledger.newest()


def test_a_stream_that_nobody_founded_is_not_in_the_map(store: OpenedStore, ledger: KeptLedger) -> None:
    fill(store, 2, 1)
    checkpoint = settled(ledger, store)
    stranger = a_new_stream().stream_id

    proven = ledger.proofs([stranger], checkpoint.size)

    assert proven.streams == {}


def test_more_events_than_an_epoch_takes_make_several(
    store: OpenedStore, ledger: KeptLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing_epochs, "MOST", 4)
    fill(store, 2, 5)

    checkpoint = settled(ledger, store)

    entries = [parse_entry(data) for data in ledger.entries(0, 100)]
    assert [number for number, entry in enumerate(entries) if isinstance(entry, EpochEntry)] == [4, 9, 12]
    assert checkpoint.size == 13
    assert [ledger.number_of(position) for position in (4, 5, 8, 9, 10)] == [3, 5, 8, 10, 11]


def test_the_complete_subtrees_are_kept_and_lead_to_every_proof(store: OpenedStore, ledger: KeptLedger) -> None:
    fill(store, 3, 200)

    checkpoint = settled(ledger, store)

    leaves = [leaf_hash(data) for data in ledger.entries(0, 1000)]
    assert ledger.hashes(0, 0, 1000) == leaves
    assert ledger.hashes(1, 0, 10) == [root(leaves[:256]), root(leaves[256:512])]
    for number in (0, 255, 256, 511, 512, 600):
        proof = ledger.inclusion(number, 601)
        assert proof == proofs.inclusion(number, 601, nodes_of(leaves))
        verify_inclusion(leaves[number], number, 601, proof, checkpoint.root)
    for old in (1, 255, 256, 300, 512, 601):
        assert ledger.consistency(old, 601) == proofs.consistency(old, 601, nodes_of(leaves))


def test_an_idle_ledger_is_signed_anew_after_a_day(store: OpenedStore, tmp_path: Path) -> None:
    clock = HandClock()
    with closing(ledger_over(store, tmp_path / "ledger", clock, plain())) as ledger:
        found(store, "samen")
        follow_to(store, 1)
        first = settled(ledger, store)
        assert ledger.notary is not None

        clock.forward(hours=23)
        too_early = ledger.notary.round()
        clock.forward(hours=1)
        daily = ledger.notary.round()

        assert too_early is None
        assert daily is not None
        assert (first.size, daily.size) == (2, 3)
        assert ledger.standing().at == "2026-03-02T09:30:00Z"


def test_a_ledger_is_found_again_by_another_process(store: OpenedStore, ledger: KeptLedger, tmp_path: Path) -> None:
    heads: list[Head] = fill(store, 2, 3)
    checkpoint = settled(ledger, store)

    with closing(ledger_over(store, tmp_path / "ledger", contents=plain())) as other:
        assert other.newest() == ledger.newest()
        assert other.origin() == ledger.origin()
        assert_proven(other, checkpoint, heads[0].stream_id, 3, Frontier.from_bytes(heads[0].frontier).root())
