"""One session with PostgreSQL, and statements prepared in it once and executed by libpq itself.

A cursor's adaptation costs the write path more client time than everything else it does. The types of its parameters
are known beforehand, so they are encoded here; whatever reads uses cursors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from struct import Struct
from typing import Any
from uuid import UUID

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import DiagnosticField, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.rows import RowFactory, TupleRow

_INT4 = Struct(">i")
_INT8 = Struct(">q")
_ARRAY = Struct(">iiIii")
_EMPTY_ARRAY = Struct(">iiI")
# SQLSTATE invalid_sql_statement_name, and duplicate_prepared_statement
_FORGOTTEN, _REMEMBERED = b"26000", b"42P05"


class Session(psycopg.Connection[TupleRow]):
    """A connection that knows which statements it has prepared."""

    def __init__(self, pgconn: PGconn, row_factory: RowFactory[TupleRow] | None = None) -> None:
        super().__init__(pgconn, row_factory) if row_factory else super().__init__(pgconn)
        self.prepared: set[bytes] = set()


@contextmanager
def transaction(session: Session) -> Iterator[None]:
    """A transaction of a session that has none: it commits at the end, or rolls back on any error.

    psycopg's own would take away every prepared statement of the session when it rolls back.

    Raises:
        psycopg.Error: what the server said of its beginning or its end.
    """
    _answer(session, session.pgconn.exec_(b"BEGIN"))
    try:
        yield
    except BaseException:
        if session.pgconn.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
            session.pgconn.exec_(b"ROLLBACK")
        raise
    if _answer(session, session.pgconn.exec_(b"COMMIT")).command_status != b"COMMIT":
        raise psycopg.OperationalError("the transaction had failed, and was rolled back")


class Statement:
    """A statement with ``%(name)s`` parameters whose types are declared by name."""

    def __init__(self, name: str, text: str, types: Mapping[str, str]) -> None:
        self._name = name.encode()
        self._order = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", text)))
        numbers = {parameter: f"${number}" for number, parameter in enumerate(self._order, 1)}
        self._text = re.sub(r"%\((\w+)\)s", lambda found: numbers[found[1]], text).encode()
        self._oids = [_TYPES[types[parameter]][0] for parameter in self._order]
        self._formats = [_TYPES[types[parameter]][1] for parameter in self._order]
        self._encoders = [(parameter, _TYPES[types[parameter]][2]) for parameter in self._order]

    def execute(self, session: Session, parameters: Mapping[str, Any]) -> PGresult:
        """The server's answer, after one round trip (two for the first time in a session).

        Raises:
            psycopg.OperationalError: the connection was lost, or the server could not.
            psycopg.Error: what else the server said.
        """
        values = [
            None if (value := parameters[parameter]) is None else encode(value) for parameter, encode in self._encoders
        ]
        result = self._asked(session, values)
        if result.error_field(DiagnosticField.SQLSTATE) == _FORGOTTEN:
            # After a rollback psycopg deallocates every statement of the session, those that are not its own too.
            session.prepared.clear()
            _go_on(session)
            result = self._asked(session, values)
        return _answer(session, result)

    def _asked(self, session: Session, values: list[bytes | None]) -> PGresult:
        if self._name not in session.prepared:
            result = session.pgconn.prepare(self._name, self._text, self._oids)
            # When others were found to be forgotten, this one was prepared since.
            if result.error_field(DiagnosticField.SQLSTATE) != _REMEMBERED:
                _answer(session, result)
            session.prepared.add(self._name)
            if result.status != ExecStatus.COMMAND_OK:
                _go_on(session)
        # None is NULL, as in exec_params; the annotation forgets it.
        return session.pgconn.exec_prepared(self._name, values, self._formats, Format.BINARY)  # type: ignore[arg-type]


def _go_on(session: Session) -> None:
    """Nothing is lost by a failed statement outside a transaction; inside, all of it is.

    Raises:
        psycopg.OperationalError: it was inside one.
    """
    if session.pgconn.transaction_status != TransactionStatus.IDLE:
        raise psycopg.OperationalError("the session had forgotten its statements; try again")


def _answer(session: Session, result: PGresult) -> PGresult:
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return result
    if session.closed:
        raise psycopg.OperationalError(session.pgconn.get_error_message())
    raise error_from_result(result)


def _text(value: str) -> bytes:
    if "\0" in value:
        raise ValueError("PostgreSQL keeps no NUL in a text")
    return value.encode()


def _boolean(value: bool) -> bytes:
    return b"\1" if value else b"\0"


def _uuid(value: UUID) -> bytes:
    return value.bytes


def _instant(value: datetime) -> bytes:
    return value.isoformat().encode()


def _array(oid: int, encode: Callable[[Any], bytes]) -> Callable[[Sequence[Any]], bytes]:
    def encode_all(values: Sequence[Any]) -> bytes:
        if not values:
            return _EMPTY_ARRAY.pack(0, 0, oid)
        parts = [_ARRAY.pack(1, int(None in values), oid, len(values), 1)]
        for value in values:
            data = None if value is None else encode(value)
            parts.append(_INT4.pack(-1) if data is None else _INT4.pack(len(data)) + data)
        return b"".join(parts)

    return encode_all


# Of each type its number in the catalogue, its format on the wire and its encoder.
_TYPES: dict[str, tuple[int, Format, Callable[[Any], bytes]]] = {
    "bytea": (17, Format.BINARY, bytes),
    # The server finds out what a NULL would be.
    "unknown": (0, Format.TEXT, _text),
    "boolean": (16, Format.BINARY, _boolean),
    "bigint": (20, Format.BINARY, _INT8.pack),
    "text": (25, Format.BINARY, _text),
    "json": (114, Format.BINARY, _text),
    "timestamptz": (1184, Format.TEXT, _instant),
    "uuid": (2950, Format.BINARY, _uuid),
    "bytea[]": (1001, Format.BINARY, _array(17, bytes)),
    "text[]": (1009, Format.BINARY, _array(25, _text)),
    "bigint[]": (1016, Format.BINARY, _array(20, _INT8.pack)),
}
