"""What a figure of a write records, told once: as the bytes of a request, and as a call of the service."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks import sayings
from benchmarks.client import Server
from benchmarks.lean import request_of
from benchmarks.telling import Line, as_bytes
from partnerflow.application.imports import ImportRequest
from partnerflow.application.moves.request import move_request
from partnerflow.application.ports import IdempotencyKey
from partnerflow.application.recording import RecordRequest
from partnerflow.application.service import Partnerflow
from partnerflow.domain.catalogue import FACT_TYPES

_SCOPE = "bench"


class Change(Protocol):
    """Something to record."""

    def sent(self, server: Server) -> bytes:
        """The request that records it over HTTP."""

    def made(self, service: Partnerflow) -> object:
        """Record it in this process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact; without a version it founds its stream. With `retry`, the key under which it may be told again.

    With `placed` the answer over HTTP waits until the fact has its place in the log.
    """

    fact: str
    key: str
    data: Mapping[str, Any]
    version: int | None
    by: str = sayings.LEAD
    retry: str | None = None
    placed: bool = False

    def sent(self, server: Server) -> bytes:
        fact_type = FACT_TYPES[self.fact]
        body: dict[str, Any] = {"by": self.by, "data": self.data}
        path = f"/v1/{fact_type.stream}s"
        if self.version is None:
            body["key"] = self.key
        else:
            path += f"/{self.key}/{fact_type.path}"
            body["expectedVersion"] = self.version
        if fact_type.move is not None:
            body["move"] = fact_type.move
        if self.placed:
            path += "?wait=position"
        headers = {} if self.retry is None else {"Idempotency_Key": self.retry}
        return request_of(server, "POST", path, json.dumps(body).encode(), **headers)

    def made(self, service: Partnerflow) -> object:
        fact_type = FACT_TYPES[self.fact]
        request = RecordRequest(
            stream=fact_type.stream,
            key=self.key,
            fact=self.fact,
            line={"by": self.by, "data": self.data},
            expected_version=self.version,
            idempotency=None
            if self.retry is None
            else IdempotencyKey(scope=_SCOPE, key=self.retry, fingerprint=self.retry.encode()),
        )
        if fact_type.move is None:
            return service.record(request)
        return service.move(move_request(fact_type.move, request))


@dataclass(frozen=True, slots=True)
class Several:
    """Facts in one call: all of them or none."""

    lines: Sequence[Line]

    def sent(self, server: Server) -> bytes:
        body = b"\n".join(as_bytes(self.lines))
        return request_of(server, "POST", "/v1/imports", body, Content_Type="application/x-ndjson")

    def made(self, service: Partnerflow) -> object:
        return service.import_facts(as_bytes(self.lines), ImportRequest())
