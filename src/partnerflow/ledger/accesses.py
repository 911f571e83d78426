"""The access tree: who read what; the root of its leaves stands in each epoch (docs/spec/ledger.md §6)."""

from __future__ import annotations

from uuid import UUID

import msgspec

from partnerflow.application.ports import Write
from partnerflow.sql import load
from partnerflow.transparency.accesses import access_leaf
from partnerflow.transparency.merkle import Frontier

_PERSONS = msgspec.json.Decoder(tuple[str, ...])


class AccessTree:
    """Gives accesses their places, in the transaction of an epoch."""

    def __init__(self, engine: str) -> None:
        self._waiting = load(engine, "statements/accesses/waiting")
        self._place = load(engine, "statements/accesses/place")

    def advance(self, write: Write, frontier: Frontier) -> Frontier:
        """Place what waits behind a frontier, in order, and return the frontier with it; positions are counted from 0."""
        leaves, places = [], []
        for position, row in enumerate(write(self._waiting, {}), frontier.size):
            id_, stream_id, persons, principal, purpose, at = row
            identity = UUID(bytes=stream_id) if isinstance(stream_id, bytes) else stream_id
            leaves.append(access_leaf(identity, _PERSONS.decode(persons), principal, purpose, at))
            places.append({"id": id_, "position": position})
        write.many(self._place, places)
        return frontier.extend(leaves)
