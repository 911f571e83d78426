"""Statements prepared once per session and executed by libpq itself.

The write path spends more client time in a cursor's adaptation than in everything else it does; the types of its
parameters are known, so it encodes them here. Queries that read use cursors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from struct import Struct
from typing import Any
from uuid import UUID

from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format

from partnerflow.persistence.postgres.pool import Session

_INT8 = Struct(">q")
_INT4 = Struct(">i")
_ARRAY = Struct(">iiIii")
_OIDS = {"bytea": 17, "int8": 20, "text": 25, "json": 114, "timestamptz": 1184, "uuid": 2950}
_ARRAY_OIDS = {"bytea[]": 1001, "text[]": 1009, "int8[]": 1016, "uuid[]": 2951}


def _text(value: str) -> bytes:
    if "\0" in value:
        raise ValueError("PostgreSQL keeps no NUL in a text")
    return value.encode()


def _uuid(value: UUID) -> bytes:
    return value.bytes


def _microseconds(value: datetime) -> bytes:
    return value.isoformat().encode()


_ENCODERS: dict[str, Callable[[Any], bytes]] = {
    "bytea": bytes,
    "int8": _INT8.pack,
    "json": _text,
    "text": _text,
    "timestamptz": _microseconds,
    "uuid": _uuid,
}
