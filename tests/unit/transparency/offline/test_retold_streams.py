"""A host that keeps every entry, and tells a stream anew in a later map: who kept a checkpoint sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from partnerflow.transparency.offline.partnerflow_verify import verify
from tests.support.bundle_vectors import WITNESS, trio
from tests.support.bundles import Kept, Ledger, witness_vkey

SEEN = 9


def judged(ledger: Ledger, streams: Sequence[Kept], since: int) -> dict[str, Any]:
    """The verdict for a reader with the ledger's key, a witness, and the checkpoint of a size."""
    bundle = ledger.bundle(streams, trio()[1], since=since)
    return verify(
        bundle.to_bytes(),
        keys=[ledger.key.vkey],
        since=ledger.note(since).to_text(),
        witnesses=[witness_vkey(WITNESS)],
    )


def begun() -> tuple[Ledger, int]:
    """A ledger with the first facts of the partnership, and the size that its reader keeps."""
    partnership, *others = trio()[0]
    ledger = Ledger(witnesses=[WITNESS]).add([*others, partnership.first(SEEN)])
    return ledger, len(ledger.entries)


def test_a_stream_that_went_on_is_unaltered() -> None:
    ledger, since = begun()
    ledger.add(trio()[0])

    found = judged(ledger, trio()[0], since)

    assert found["colour"] == "green"
    assert found["unaltered"] == {"outcome": "yes", "since": since, "reason": None}


@pytest.mark.parametrize("kept", [1, 4, SEEN - 1])
def test_facts_left_out_of_a_later_map_are_seen_though_every_entry_stands(kept: int) -> None:
    ledger, since = begun()
    partnership, *others = trio()[0]
    ledger.add([partnership]).retell(partnership.first(kept))

    found = judged(ledger, [partnership.first(kept), *others], since)

    assert (found["colour"], found["complete"]["outcome"], found["witnessed"]["outcome"]) == ("red", "yes", "yes")
    assert found["unaltered"] == {"outcome": "no", "since": since, "reason": "stream_rewritten"}


@pytest.mark.parametrize("place", range(SEEN))
def test_a_fact_told_otherwise_in_a_later_map_is_seen(place: int) -> None:
    ledger, since = begun()
    partnership, *others = trio()[0]
    retold = partnership.with_fact(place, {**partnership.facts()[place], "request": "another"})
    ledger.add([partnership]).retell(retold)

    found = judged(ledger, [retold, *others], since)

    assert found["unaltered"]["reason"] == "stream_rewritten"


def test_what_was_recorded_after_the_checkpoint_is_not_protected_by_it() -> None:
    ledger, since = begun()
    partnership, *others = trio()[0]
    ledger.add([partnership]).retell(partnership.first(SEEN))

    found = judged(ledger, [partnership.first(SEEN), *others], since)

    assert found["unaltered"]["outcome"] == "yes"


def test_a_partnership_under_another_id_that_was_absent_is_another_partnership() -> None:
    ledger, since = begun()
    partnership, *others = trio()[0]
    anew = replace(partnership, id=partnership.id.__class__(int=9))
    ledger.add([anew])

    found = judged(ledger, [anew, *others], since)

    assert found["unaltered"]["outcome"] == "yes"
