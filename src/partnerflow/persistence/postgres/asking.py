"""Statements of the tables beside the log, prepared once a session and executed by libpq itself, as the store's own are.

A statement takes the types of its parameters from what it is asked with; its rows are read as a binary cursor reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from psycopg.adapt import Transformer
from psycopg.pq import Format

from partnerflow.persistence.postgres.session import Session, Statement

Rows = list[tuple[Any, ...]]

_NAMES = re.compile(r"%\((\w+)\)s")
_TYPES = {str: "text", int: "bigint", bytes: "bytea", bool: "boolean", UUID: "uuid", datetime: "timestamptz"}


def rows_of(session: Session, text: str, parameters: Mapping[str, Any]) -> Rows:
    """The rows that a statement answers; none of one that answers none.

    Raises:
        psycopg.Error: what the server said.
    """
    types = tuple([(name, _type(parameters[name])) for name in _names(text)])
    result = _statement(text, types).execute(session, parameters)
    if not result.ntuples:
        return []
    reader = Transformer(session)
    reader.set_pgresult(result, format=Format.BINARY)
    return reader.load_rows(0, result.ntuples, tuple)


@cache
def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAMES.findall(text)))


@lru_cache(maxsize=1024)
def _statement(text: str, types: tuple[tuple[str, str], ...]) -> Statement:
    # The same text with other types is another statement of the session.
    name = sha256(f"{text} {types}".encode()).hexdigest()[:24]
    return Statement(f"beside_{name}", text, dict(types))


def _type(value: Any) -> str:
    if isinstance(value, list):
        return f"{_TYPES[type(value[0])] if value else 'text'}[]"
    return "unknown" if value is None else _TYPES[type(value)]
