"""Every head against its events: its frontier, and the address that its founding fact claims."""

from __future__ import annotations

from uuid import UUID

from partnerflow.application.inspection import Inspection
from partnerflow.application.ports import Head, Store, StoredEvent
from partnerflow.ledger.growing import Growing
from partnerflow.ledger.scrub.breathing import Pace
from partnerflow.ledger.scrub.findings import Contents, ContradictionError
from partnerflow.ledger.scrub.order import Address, Recomputed
from partnerflow.transparency.merkle import leaf_data, leaf_hash

PAGE = 500


class Heads:
    """The heads of all streams, those whose last events no epoch has closed yet included."""

    def __init__(self, store: Store, inspection: Inspection, contents: Contents, pace: Pace) -> None:
        self._store = store
        self._inspection = inspection
        self._contents = contents
        self._pace = pace

    def check(self, done: Recomputed) -> None:
        """Compare them with what the log told.

        Raises:
            ContradictionError: one is not that of its events, or there is none for a stream of the log.
        """
        missing = set(done.streams)
        after: UUID | None = None
        while page := self._inspection.heads(after, PAGE):
            for head in page:
                missing.discard(head.stream_id)
                self._head(done, head)
            after = page[-1].stream_id
            self._pace.breathe()
        if missing:
            raise ContradictionError("head_missing", stream=str(min(missing)))

    def _head(self, done: Recomputed, head: Head) -> None:
        grown = done.streams.get(head.stream_id)
        tree, address = (grown.tree, grown.address) if grown is not None else (Growing(), None)
        where: dict[str, str | int] = {"kind": head.kind, "key": head.key, "version": head.version}
        if head.version < max(tree.size, 1):
            raise ContradictionError("head_behind_the_log", **where)
        if head.version > tree.size:
            tree, address = self._grown(head, tree, address)
            done.facts += head.version - (grown.tree.size if grown is not None else 0)
        if tree.frontier().to_bytes() != head.frontier:
            raise ContradictionError("events_altered", **where)
        if address != (head.kind, head.key, head.about):
            raise ContradictionError("address_altered", **where)

    def _grown(self, head: Head, tree: Growing, address: Address | None) -> tuple[Growing, Address | None]:
        """The tree and the address at the head's version, with the events that no epoch has closed yet."""
        grown = Growing(tree.frontier())
        for event in self._store.read(head.stream_id, after=tree.size)[: head.version - tree.size]:
            if event.version != grown.size + 1:
                break
            if event.version == 1:
                address = self._contents.address(event.topic, event.state)
            grown.append(_leaf(event))
        if grown.size != head.version:
            raise ContradictionError("event_missing", kind=head.kind, key=head.key, version=grown.size + 1)
        return grown, address


def _leaf(event: StoredEvent) -> bytes:
    return leaf_hash(leaf_data(event.stream_id, event.version, event.topic, event.state))
