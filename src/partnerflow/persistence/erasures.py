"""Erasure requests and restricted texts in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from partnerflow.application.erasures.request import Asked, ErasureRequest, State
from partnerflow.application.erasures.running import ErasureRunner
from partnerflow.application.ports import Write
from partnerflow.persistence.opening import OpenedStore
from partnerflow.persistence.parameters import identity, several
from partnerflow.sql import load

_ASKED = msgspec.json.Decoder(Asked)
_OUTCOME = msgspec.json.Decoder(dict[str, Any])


class ErasureTables:
    """`application.erasures.ports.ErasureRequests` over any store."""

    def __init__(self, store: OpenedStore) -> None:
        self._store = store
        self._tables = store.tables
        self._runner: ErasureRunner | None = None

    def keep_running(self, run: Callable[[], object], tidy: Callable[[], object]) -> None:
        self._runner = ErasureRunner(lambda: self._store.leads, run, tidy)
        self._runner.start()

    def close(self) -> None:
        if self._runner is not None:
            self._runner.stop()

    def open(self, request: ErasureRequest) -> None:
        row = {
            "id": request.id,
            "partnership": request.partnership,
            "asked_at": request.asked_at,
            "due_at": request.due_at,
            "asked": msgspec.json.encode(request.asked).decode(),
        }
        with self._tables.writing(durable=True) as write:
            self._count(write, request)
            write(self._sql("open"), row)
            self._move(write, request.asked.commitments, ("restrict", "hide"))
        if self._runner is not None:
            self._runner.wake()

    def cancel(self, request: ErasureRequest, at: str) -> bool:
        with self._tables.writing(durable=True) as write:
            self._count(write, request)
            if not write(self._sql("cancel"), {"id": request.id, "at": at}):
                return False
            others = _requests(write(self._sql("pending"), {"id": request.id}))
            wanted = {sealed for other in others for kept in other.asked.commitments.values() for sealed in kept}
            freed = {
                stream_id: [sealed for sealed in kept if sealed not in wanted]
                for stream_id, kept in request.asked.commitments.items()
            }
            self._move(write, freed, ("free", "freed"))
        return True

    def begin(self, request: ErasureRequest) -> bool:
        with self._tables.writing(durable=True) as write:
            return bool(write(self._sql("begin"), {"id": request.id}))

    def end(self, id_: str, state: State, at: str, outcome: Mapping[str, object]) -> None:
        told = msgspec.json.encode(outcome).decode()
        with self._tables.writing(durable=True) as write:
            write(self._sql("end"), {"id": id_, "state": state, "at": at, "outcome": told})

    def find(self, id_: str) -> ErasureRequest | None:
        return next(iter(_requests(self._tables.read(self._sql("find"), {"id": id_}))), None)

    def of(self, partnership: str) -> tuple[ErasureRequest, ...]:
        return _requests(self._tables.read(self._sql("of_partnership"), {"partnership": partnership}))

    def due(self, now: str) -> tuple[ErasureRequest, ...]:
        return _requests(self._tables.read(self._sql("due"), {"now": now}))

    def finish(self) -> bool:
        return self._store.finish_erasures()

    def _count(self, write: Write, request: ErasureRequest) -> None:
        # First, and in one order: requests about the same streams then wait for each other.
        for stream_id in sorted(request.asked.commitments):
            write(self._sql("count"), {"stream_id": identity(self._tables.engine, stream_id)})

    def _move(self, write: Write, targets: Mapping[UUID, Sequence[str]], steps: Iterable[str]) -> None:
        engine = self._tables.engine
        for stream_id, commitments in targets.items():
            named = {"stream_id": identity(engine, stream_id), "commitments": several(engine, commitments)}
            for step in steps:
                write(self._sql(step), named)

    def _sql(self, name: str) -> str:
        return load(self._tables.engine, f"statements/erasures/{name}")


def _requests(rows: Iterable[tuple[Any, ...]]) -> tuple[ErasureRequest, ...]:
    return tuple(
        ErasureRequest(
            id=id_,
            partnership=partnership,
            state=state,
            asked_at=asked_at,
            due_at=due_at,
            asked=_ASKED.decode(asked),
            ended_at=ended_at,
            outcome=None if outcome is None else _OUTCOME.decode(outcome),
        )
        for id_, partnership, state, asked_at, due_at, asked, ended_at, outcome in rows
    )
