"""Erasure: asked, taken back while it waits, and told afterwards (docs/spec/erasure.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Response

from partnerflow.application.erasures.asking import ErasureAsk
from partnerflow.application.erasures.request import DELAY_HOURS, Place
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import RequestId
from partnerflow_api import addresses
from partnerflow_api.bodies import read_json
from partnerflow_api.context import principal, service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.erasures import ERASURE, ERASURES, ErasureBody

KIND = "partnership"
ONE = {**KEY, "request": kind_from(RequestId)}
BODY = ErasureBody()
blueprint = Resource("erasures", __name__, tag="Record")


@blueprint.operation(
    "POST",
    "/partnerships/<key>/erasures",
    "askErasure",
    permission="erasure.ask",
    path=KEY,
    body=BODY,
    status=202,
    answers=ERASURE,
    describes="It waits; nobody sees these texts from now on",
    created=True,
    example={"by": "LIN", "ground": "consent_withdrawn", "persons": ["p-001"], "withMentions": True},
)
def ask(key: str) -> Response:
    """Ask for persons and texts to be erased

    The texts are restricted at once: they read as […]. After `delayHours` they are erased for good; until then the request
    can be taken back. A rule that would refuse the erasure refuses the request.
    """
    key = address(KIND, key)
    given, _ = read_json()
    body = BODY.read(given)
    asked = ErasureAsk(
        key=key,
        by=body["by"],
        ground=body["ground"],
        persons=tuple(body.get("persons", ())),
        texts=tuple(_place(key, item) for item in body.get("texts", ())),
        with_mentions=body.get("withMentions", False),
        delay=timedelta(hours=body.get("delayHours", DELAY_HOURS)),
        principal=principal().id,
    )
    request = service().ask_erasure(asked)
    location = f"{addresses.of_stream(KIND, key)}/erasures/{request.id}"
    return answer(service().erasure(key, request.id), 202, headers={"Location": location})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/erasures",
    "readErasures",
    permission="erasure.read",
    path=KEY,
    answers=ERASURES,
    describes="The requests, the last one first",
)
def every(key: str) -> Response:
    """What was asked to be erased, and how far each request is"""
    key = address(KIND, key)
    items = [service().erasure(key, request.id) for request in service().erasure_requests(key)]
    return answer({"items": items})


@blueprint.operation(
    "GET",
    "/partnerships/<key>/erasures/<request>",
    "readErasure",
    permission="erasure.read",
    path=ONE,
    answers=ERASURE,
    describes="The request, and when it is done what went and who had seen it",
)
def one(key: str, request: str) -> Response:
    """One erasure: what was asked, how far it is, what went, and who had been shown it"""
    return answer(service().erasure(address(KIND, key), request))


@blueprint.operation(
    "DELETE",
    "/partnerships/<key>/erasures/<request>",
    "cancelErasure",
    permission="erasure.ask",
    path=ONE,
    answers=ERASURE,
    describes="It was taken back; the texts can be seen again",
)
def cancel(key: str, request: str) -> Response:
    """Take an erasure back while it waits"""
    key = address(KIND, key)
    service().cancel_erasure(key, request)
    return answer(service().erasure(key, request))


def _place(key: str, item: Mapping[str, Any]) -> Place:
    stream = item.get("stream", KIND)
    return Place(
        stream=stream,
        key=item.get("key", key),
        fact=item["fact"],
        pointers=tuple(item["pointers"] if "pointers" in item else (item["pointer"],)),
    )
