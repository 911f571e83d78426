"""The hands of somebody who owns the database and changes rows behind the program's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import psycopg

from partnerflow.persistence.postgres import workspace

_GUARDED = ("events", "log", "ledger_entries", "ledger_epochs", "ledger_checkpoints")


def damage(url: str, *statements: str) -> None:
    """Execute statements as the owner, past triggers and references."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=10)) as owner:
            for (trigger,) in owner.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                owner.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                owner.execute(statement)
        return
    place = workspace.parse(url)
    with psycopg.connect(place.conninfo, autocommit=True, options=f"-c search_path={place.schema}") as owner:
        for table in _GUARDED:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL".encode())
        for statement in statements:
            owner.execute(_in_postgres(statement).encode())


def _in_postgres(statement: str) -> str:
    """The few words that the engines spell differently."""
    for ours, theirs in (
        ("CAST('", "convert_to('"),
        ("' AS BLOB)", "', 'UTF8')"),
        ("zeroblob(32)", "decode(repeat('00', 32), 'hex')"),
    ):
        statement = statement.replace(ours, theirs)
    return statement
