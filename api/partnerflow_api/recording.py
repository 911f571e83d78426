"""From a body to a recorded fact and its answer: what all routes that record have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from partnerflow.application.recording import RecordAnswer, RecordRequest
from partnerflow.domain.sealing import opened
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow_api import addresses
from partnerflow_api.conditional import Expectation, etag, expected_version, idempotency_key
from partnerflow_api.context import principal, request_id, service
from partnerflow_api.encoding import answer, encode, plain
from partnerflow_api.schemas.facts import TOLD
from partnerflow_api.schemas.items import fact_item

PATIENCE = 5.0


def record_request(
    kind: str,
    key: str,
    fact_type: FactType,
    body: Mapping[str, Any],
    raw: bytes,
    expectation: Expectation | None = None,
) -> RecordRequest:
    """What the application is asked, from a body that was read."""
    expected = expectation or expected_version(body)
    return RecordRequest(
        stream=kind,
        key=key,
        fact=fact_type.name,
        line={"data": {}, **{name: body[name] for name in TOLD if name in body}},
        expected_version=expected.version,
        version_required=expected.required,
        principal=principal().id,
        request=request_id(),
        idempotency=idempotency_key(raw),
    )


def recorded(made: RecordAnswer, location: str | None = None) -> Response:
    """The answer to a request that recorded: the facts as they are kept, the version after them, and what usually follows.

    With ``?wait=position`` it also tells their place in the log, when they have one in time.
    """
    head, history = made.stream.head, made.stream.history
    versions = [history.index.ids[fact.id] for fact in made.facts]
    items = [fact_item(opened(fact, made.texts), version) for fact, version in zip(made.facts, versions, strict=True)]
    rest: dict[str, Any] = {"version": versions[-1]}
    if request.args.get("wait") == "position":
        rest["position"] = service().placed(head.stream_id, versions[-1], PATIENCE)
    rest["proposed"] = [{"fact": item.fact, "data": plain(item.data)} for item in made.proposed]
    body = b'{"facts":[' + b",".join(items) + b"]," + encode(rest)[1:]
    headers = {
        "ETag": etag(versions[-1]),
        "Location": location or addresses.of_fact(head.kind, head.key, made.facts[0].id),
        "X-Request-Id": request_id(),
    }
    if made.replayed:
        headers["Idempotency-Replayed"] = "true"
    return answer(body, 201, headers=headers)
