"""Floors of a write: the same bytes, as the engine alone keeps them, durable before the answer."""

from __future__ import annotations

import sqlite3
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg

from benchmarks.crew import Act
from benchmarks.places import Place

_TABLE = """CREATE TABLE IF NOT EXISTS {name} (
    stream_id {identity} NOT NULL, version bigint NOT NULL, topic text NOT NULL, state {bytes} NOT NULL,
    PRIMARY KEY (stream_id, version)
)"""


def raw_insert(place: Place, topic: str, state: bytes) -> Act:
    """Keeps one event with one statement: on PostgreSQL prepared and autocommitted, on SQLite with a full sync."""
    return _postgres(place.database, topic, state) if place.store == "postgres" else _sqlite(place.folder, topic, state)


def _postgres(url: str, topic: str, state: bytes) -> Act:
    connection = psycopg.connect(url, autocommit=True)
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(1)")
        connection.execute(_TABLE.format(name="floor", identity="uuid", bytes="bytea").encode())
    cursor = connection.cursor(binary=True)
    statement = "INSERT INTO floor (stream_id, version, topic, state) VALUES (%s, %s, %s, %s)"
    stream_id, versions = uuid4(), count(1)

    def insert() -> int:
        cursor.execute(statement, (stream_id, next(versions), topic, state), prepare=True)
        return 1

    return insert


def _sqlite(folder: Path, topic: str, state: bytes) -> Act:
    connection = sqlite3.connect(folder / "floor.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_TABLE.format(name="floor", identity="blob", bytes="blob"))
    stream_id, versions = uuid4().bytes, count(1)

    def insert() -> int:
        connection.execute("INSERT INTO floor VALUES (?, ?, ?, ?)", (stream_id, next(versions), topic, state))
        return 1

    return insert
