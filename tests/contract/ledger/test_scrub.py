"""The scrub: whoever owns the database can change any row, and nothing is signed after that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partnerflow.errors import HeldError
from partnerflow.ledger.kept import KeptLedger
from partnerflow.persistence.opening import OpenedStore, open_store
from tests.contract.ledger.damaging import damage
from tests.contract.ledger.telling import fill, found, plain, settled
from tests.support.ledgers import ledger_over
from tests.support.stores import follow_to, until

SECOND = "version = 2 AND stream_id = (SELECT stream_id FROM streams WHERE key = 'stream-1')"
DAMAGES = {
    "a fact is altered": (f"UPDATE events SET state = CAST('{{\"n\":7}}' AS BLOB) WHERE {SECOND}", "event_altered"),
    "a fact is of another type": (f"UPDATE events SET topic = 'PhaseReturned.v1' WHERE {SECOND}", "event_altered"),
    "a place in the log is gone": ("DELETE FROM log WHERE position = 3", "log_has_a_gap"),
    "the last place in the log goes to another": ("DELETE FROM log WHERE position = 9", "entry_altered"),
    "a head is moved back": ("UPDATE streams SET version = 2 WHERE key = 'stream-1'", "head_behind_the_log"),
    "a head has another frontier": (
        "UPDATE streams SET frontier = (SELECT frontier FROM streams WHERE key = 'stream-2') WHERE key = 'stream-1'",
        "events_altered",
    ),
    "a head has another address": ("UPDATE streams SET key = 'other' WHERE key = 'stream-1'", "address_altered"),
    "a head is about another stream": ("UPDATE streams SET about = 'other' WHERE key = 'stream-1'", "address_altered"),
    "an entry is altered": ("UPDATE ledger_entries SET data = zeroblob(32) WHERE number = 4", "unreadable"),
    "an entry is gone": ("DELETE FROM ledger_entries WHERE number = 4", "entry_altered"),
    "two entries change places": (
        "UPDATE ledger_entries SET data = (SELECT data FROM ledger_entries WHERE number = 5) WHERE number = 4",
        "entry_altered",
    ),
    "an epoch reads less of the log": ("UPDATE ledger_epochs SET position = 8", "entry_altered"),
    "an epoch has another time": ("UPDATE ledger_epochs SET at = at + 1", "epoch_altered"),
    "a stream of the ledger is altered": ("UPDATE ledger_streams SET version = 4", "ledger_stream_altered"),
    "a stream of the ledger is gone": (
        "DELETE FROM ledger_streams WHERE key = (SELECT key FROM ledger_streams ORDER BY key LIMIT 1)",
        "ledger_stream_missing",
    ),
}


@pytest.fixture
def durable(durable_url: str) -> Iterator[OpenedStore]:
    """A store with three streams of three events."""
    with closing(open_store(durable_url)) as store:
        fill(store, 3, 3)
        yield store


@pytest.fixture
def ledger(durable: OpenedStore, tmp_path: Path) -> Iterator[KeptLedger]:
    """Its ledger, signed."""
    with closing(ledger_over(durable, tmp_path / "ledger", contents=plain())) as opened:
        settled(opened, durable)
        yield opened


@pytest.mark.parametrize("told", DAMAGES)
def test_what_was_changed_behind_our_back_is_found_before_the_next_signature(
    durable_url: str, durable: OpenedStore, ledger: KeptLedger, told: str
) -> None:
    signed = ledger.newest()
    statement, reason = DAMAGES[told]
    damage(durable_url, statement)
    newer = found(durable, "newer")
    until(lambda: durable.position_of(newer.stream_id, 1) is not None)
    assert ledger.notary is not None

    with pytest.raises(HeldError) as held:
        ledger.notary.scrubbed()

    assert held.value.reason == "contradiction"
    assert held.value.data["found"] == reason, held.value.data
    assert ledger.newest() == signed
    assert ledger.settle(durable.position(), 0.1) == signed


def test_what_was_not_signed_yet_is_looked_at_too(durable_url: str, durable: OpenedStore, ledger: KeptLedger) -> None:
    found(durable, "newer", '{"n":1}')
    follow_to(durable, 11)
    damage(
        durable_url,
        "UPDATE events SET state = CAST('{\"n\":2}' AS BLOB) WHERE version = 2 AND stream_id = "
        "(SELECT stream_id FROM streams WHERE key = 'newer')",
    )

    assert ledger.settle(11, 5.0) == ledger.note(10)

    held = ledger.standing().held
    assert held is not None
    assert (held.reason, held.data["found"]) == ("contradiction", "events_altered")


def test_an_event_that_has_no_place_and_waits_for_none_is_found(
    durable_url: str, durable: OpenedStore, ledger: KeptLedger
) -> None:
    durable.close()
    with closing(open_store(durable_url, sequence=False)) as store:
        found(store, "newer")
        damage(durable_url, "DELETE FROM pending")
        with closing(ledger_over(store, contents=plain())) as other:
            findings = other.scrub.run().findings

    assert [finding.reason for finding in findings] == ["event_misplaced"]


def test_a_clean_store_has_no_findings(durable: OpenedStore, ledger: KeptLedger) -> None:
    scrubbed = ledger.scrub.run()

    assert scrubbed.findings == ()
    assert (scrubbed.recomputed.facts, scrubbed.recomputed.tree.size) == (9, 10)
