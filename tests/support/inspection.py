"""What really stands in the tables of a store, past all its code, and what must hold of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from partnerflow.persistence.postgres import workspace
from partnerflow.transparency.merkle import Frontier, leaf_data, leaf_hash

Place = tuple[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The rows of one moment."""

    heads: dict[UUID, tuple[int, bytes]]
    events: dict[UUID, list[tuple[int, str, bytes]]]
    pending: list[Place]
    log: list[tuple[int, UUID, int]]


def look(url: str) -> Tables:
    """The tables as they stand now."""
    queries = [
        "SELECT stream_id, version, frontier FROM streams",
        "SELECT stream_id, version, topic, state FROM events ORDER BY stream_id, version",
        "SELECT stream_id, version FROM pending ORDER BY id",
        "SELECT position, stream_id, version FROM log ORDER BY position",
    ]
    heads, events, pending, log = _ask(url, queries)
    by_stream: dict[UUID, list[tuple[int, str, bytes]]] = {}
    for stream_id, *event in events:
        by_stream.setdefault(_uuid(stream_id), []).append((event[0], event[1], event[2]))
    return Tables(
        heads={_uuid(stream_id): (version, frontier) for stream_id, version, frontier in heads},
        events=by_stream,
        pending=[(_uuid(stream_id), version) for stream_id, version in pending],
        log=[(position, _uuid(stream_id), version) for position, stream_id, version in log],
    )


def assert_nothing_half_done(tables: Tables) -> None:
    """Every head has exactly its events, and every event its leaf in the head's tree and one place or one to come."""
    assert tables.heads.keys() == tables.events.keys(), "a head without events, or events without a head"
    for stream_id, (version, frontier) in tables.heads.items():
        events = tables.events[stream_id]
        assert [number for number, _, _ in events] == list(range(1, version + 1)), f"head {version}, events {events}"
        leaves = [leaf_hash(leaf_data(stream_id, number, topic, state)) for number, topic, state in events]
        assert frontier == Frontier().extend(leaves).to_bytes(), "an event without its leaf"
    placed = [(stream_id, version) for _, stream_id, version in tables.log]
    everything = [(stream_id, number) for stream_id, events in tables.events.items() for number, _, _ in events]
    assert sorted(placed + tables.pending) == sorted(everything), "an event without a place, or with two"


def assert_in_order(log: list[tuple[int, UUID, int]]) -> None:
    """Positions are dense, and each stream's versions follow each other in them."""
    assert [position for position, _, _ in log] == list(range(1, len(log) + 1)), "the log has gaps"
    last: dict[UUID, int] = {}
    for _, stream_id, version in log:
        assert version == last.get(stream_id, 0) + 1, "a stream lost its order, or an event, in the log"
        last[stream_id] = version


def _ask(url: str, queries: list[str]) -> list[list[tuple[Any, ...]]]:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.execute("BEGIN")
            return [connection.execute(query).fetchall() for query in queries]
    place = workspace.parse(url)
    with psycopg.connect(place.conninfo, options=f"-c search_path={place.schema}") as session:
        session.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return [session.execute(query.encode()).fetchall() for query in queries]


def _uuid(value: UUID | bytes) -> UUID:
    return UUID(bytes=value) if isinstance(value, bytes) else value
