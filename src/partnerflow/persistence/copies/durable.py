"""What a copy holds of a workspace: every table but those that are made anew from the others."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence

from partnerflow.persistence.read_models import READ_MODELS
from partnerflow.sql import load


def tables_of(subject: str) -> list[str]:
    """The tables of a store file that a subject of its schema makes."""
    return re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", load("sqlite", f"schema/{subject}"))


_MADE_ANEW = frozenset(name for subject in READ_MODELS for name in tables_of(subject))
_OF_THE_FILE = "meta"
PERSON_KEYS = "person_keys"


def durable_tables(connection: sqlite3.Connection) -> Mapping[str, Sequence[str]]:
    """The columns of each durable table of a store file, by its name."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: [column for _, column, *_ in connection.execute(f"PRAGMA table_info ({name})")]
        for (name,) in sorted(names.fetchall())
        if name not in _MADE_ANEW and name != _OF_THE_FILE
    }


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each durable table has."""
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
        for name in durable_tables(connection)
    }


def without_read_models(connection: sqlite3.Connection) -> None:
    """Empty the read models of a file: whoever follows the log from its beginning makes them anew."""
    for subject in ("no_projections", *READ_MODELS):
        connection.executescript(load("sqlite", f"schema/{subject}"))
