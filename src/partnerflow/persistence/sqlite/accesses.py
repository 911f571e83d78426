"""The record of reading beside an embedded store: written line by line, placed in the table some at a time.

A row for each answer would make every connection read its pages anew for the next one (docs/spec/store.md §5).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread
from uuid import UUID

import msgspec

from partnerflow.application.erasures.ports import Access
from partnerflow.application.ports import Tables
from partnerflow.errors import PartnerflowError
from partnerflow.persistence.accesses import AccessTables, Reading
from partnerflow.persistence.sqlite.spool import Keep, Spool

PAUSE = 0.5
_MOST = 5000
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(tuple[UUID, str, str, str, str]).decode
_log = logging.getLogger(__name__)


class SpooledAccesses(AccessTables):
    """`application.erasures.ports.Accesses`; whoever asks for the record here sees all that this process wrote to it.

    Args:
        tables: where the record is.
        spool: makes the place where lines wait, given what places them.
    """

    def __init__(self, tables: Tables, spool: Callable[[Keep], Spool]) -> None:
        super().__init__(tables)
        self._spool = spool(self._place)
        self._starting = Lock()
        self._waiting = Event()
        self._closing = Event()
        self._thread: Thread | None = None
        self._spool.take_over()

    def of(self, stream_id: UUID) -> tuple[Access, ...]:
        self._spool.empty()
        return super().of(stream_id)

    def page(self, stream_id: UUID, *, before: int | None, limit: int) -> tuple[tuple[int, Access], ...]:
        self._spool.empty()
        return super().page(stream_id, before=before, limit=limit)

    def for_purpose(self, stream_id: UUID, principal: str, purpose: str, *, limit: int) -> tuple[Access, ...]:
        self._spool.empty()
        return super().for_purpose(stream_id, principal, purpose, limit=limit)

    def close(self) -> None:
        """Place what waits, and stop."""
        self._closing.set()
        self._waiting.set()
        if self._thread is not None:
            self._thread.join()
        self._spool.close()

    def _keep(self, readings: Sequence[Reading]) -> None:
        self._spool.add([_ENCODE(reading) for reading in readings])
        if len(self._spool) > _MOST:
            # Nobody could place them for long: then whoever comes does, and hears why not.
            self._spool.empty()
        if not self._waiting.is_set():
            self._waiting.set()
            self._begin()

    def _place(self, lines: Sequence[bytes]) -> None:
        whole = [(line, reading) for line in lines if (reading := _read(line)) is not None]
        if whole:
            # One statement: a row at a time would take the interpreter from whoever answers, once for each.
            streams = b"".join([reading[0].bytes for _, reading in whole])
            readings = b"[" + b",".join([line for line, _ in whole]) + b"]"
            with self._tables.writing() as write:
                write(self._sql("record_all"), {"streams": streams, "readings": readings.decode()})

    def _begin(self) -> None:
        with self._starting:
            if self._thread is None and not self._closing.is_set():
                self._thread = Thread(target=self._run, name="partnerflow-readings", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while self._waiting.wait() and not self._closing.wait(PAUSE):
            self._waiting.clear()
            try:
                self._spool.empty()
            except PartnerflowError as error:
                # They wait on, and the next answer tries again.
                _log.warning("readings wait for their place: %s", error)


def _read(line: bytes) -> Reading | None:
    """A reading as it was written; None for what a power cut made of one, whose answer had just left."""
    try:
        return _DECODE(line)
    except msgspec.MsgspecError:
        _log.warning("a line of %d bytes in the record of reading is damaged, and left out", len(line))
        return None
