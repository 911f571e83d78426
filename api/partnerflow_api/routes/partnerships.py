"""Partnerships: begun, found, looked at."""

from __future__ import annotations

from flask import Response
from msgspec import Raw

from partnerflow.application.finding import PartnershipSearch
from partnerflow_api import addresses, streams
from partnerflow_api.context import service
from partnerflow_api.encoding import answer, encode
from partnerflow_api.parameters import AFTER, PARTNER, PHASE, STATUS, WORDS, page_size, read
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import PARTNERSHIPS, RECORDED, STATE, WAIT
from partnerflow_api.schemas.facts import founding_body
from partnerflow_api.waiting import POSITION, wait_for

KIND = "partnership"
FOUNDING = ("PartnershipInitiated", "PartnershipImported")
blueprint = Resource("partnerships", __name__, tag="Partnerships")

PAGE_SIZE = page_size(50, 200)


@blueprint.operation(
    "POST",
    "/partnerships",
    "foundPartnership",
    permission="partnership.found",
    parameters=[WAIT],
    body=[founding_body(name) for name in FOUNDING],
    status=201,
    answers=RECORDED,
    describes="It has begun",
    versioned=True,
    created=True,
    example={
        "key": "zuidkade",
        "by": "LIN",
        "data": {
            "name": "Zuidkade samen",
            "issue": "Wonen en werken aan de kade botsen.",
            "reason": "De nieuwe brug verandert de buurt.",
            "region": "Zuidkade",
            "initiator": "LIN",
            "profile": "standard",
        },
    },
)
def found() -> Response:
    """Begin a partnership, or take over one that runs

    `fact` PartnershipImported takes over a partnership that began elsewhere: guards of earlier phases are then
    taken over, not verified.
    """
    return streams.found(KIND, FOUNDING)


@blueprint.operation(
    "GET",
    "/partnerships",
    "findPartnerships",
    permission="partnership.read",
    parameters=[PHASE, STATUS, PARTNER, WORDS, POSITION, PAGE_SIZE, AFTER],
    answers=PARTNERSHIPS,
    describes="A page of partnerships, in order of key",
)
def find() -> Response:
    """Find partnerships by phase, status, partner or words"""
    asked = read([PHASE, STATUS, PARTNER, WORDS, POSITION, PAGE_SIZE, AFTER])
    wait_for(service().wait_for_list, asked["position"])
    page = service().find(
        PartnershipSearch(
            phase=asked["phase"],
            status=asked["status"],
            partner=asked["partner"],
            words=asked["q"],
            after=addresses.read_cursor(asked["after"]) if asked["after"] else None,
            limit=asked["pageSize"],
        )
    )
    links, headers = addresses.page(addresses.cursor(page.following) if page.following else None)
    here = encode(addresses.of_collection(KIND))[:-1]
    # A key needs no quoting, and a summary is JSON already: very many of them go by.
    items = [Raw(b'%b,"href":%b%b"}' % (summary[:-1], here, key.encode())) for key, summary in page.rows]
    return answer({"items": items, **links, "pageSize": asked["pageSize"], "position": page.position}, headers=headers)


@blueprint.operation(
    "GET",
    "/partnerships/<key>",
    "readPartnership",
    permission="partnership.read",
    parameters=streams.STATE_PARAMETERS,
    answers=STATE,
    describes="What is true of it",
    versioned=True,
)
def read_one(key: str) -> Response:
    """The state of a partnership: now, on a day, as known on a day, or at a version"""
    return streams.state(KIND, key)
