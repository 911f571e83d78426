"""What follows from the entries and is kept all the same: nodes, the streams of the last epoch, its map."""

from __future__ import annotations

from partnerflow.ledger.scrub.breathing import Pace
from partnerflow.ledger.scrub.findings import ContradictionError
from partnerflow.ledger.scrub.order import Recomputed
from partnerflow.ledger.tables import PAGE, LedgerTables
from partnerflow.transparency.trie import Trie


def check_nodes(done: Recomputed, tables: LedgerTables) -> None:
    """The kept roots of complete subtrees.

    Raises:
        ContradictionError: one is another.
    """
    for height, expected in done.nodes.items():
        for first in range(0, len(expected), PAGE):
            page = expected[first : first + PAGE]
            stored = tables.nodes(height, first, len(page))
            if stored != page:
                number = next(
                    (n for n, pair in enumerate(zip(stored, page, strict=False)) if pair[0] != pair[1]), len(stored)
                )
                raise ContradictionError("node_altered", height=height, number=first + number)


def check_streams(done: Recomputed, tables: LedgerTables) -> None:
    """The rows of all streams at the last epoch.

    Raises:
        ContradictionError: one is not as the log tells it, or is missing.
    """
    missing = {stream.key: stream for stream in done.streams.values()}
    for key, version, frontier, epoch in tables.streams():
        stream = missing.pop(key, None)
        if stream is not None and (stream.tree.size, stream.tree.frontier().to_bytes(), stream.epoch) == (
            version,
            frontier,
            epoch,
        ):
            continue
        # Another notary may have closed the next epoch while we looked.
        if not done.epoch.number < epoch <= tables.last_epoch().number:
            raise ContradictionError("ledger_stream_altered", key=key.hex(), version=version)
    if missing:
        raise ContradictionError("ledger_stream_missing", key=min(missing).hex())


def check_map(done: Recomputed, pace: Pace) -> Trie:
    """The map of the last epoch, made anew.

    Raises:
        ContradictionError: its root is another.
    """
    trie = Trie()
    for stream in done.streams.values():
        pace.give_way()
        trie.set(stream.key, stream.tree.size, stream.tree.root())
    if done.map_root is not None and trie.root() != done.map_root:
        raise ContradictionError("map_altered", number=done.epoch.number)
    return trie
