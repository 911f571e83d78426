"""Organisations: the register."""

from __future__ import annotations

from flask import Response

from partnerflow_api import addresses, streams
from partnerflow_api.context import service
from partnerflow_api.encoding import answer, plain
from partnerflow_api.parameters import AFTER, page_size, read
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import ORGANISATIONS, RECORDED, STATE, WAIT
from partnerflow_api.schemas.facts import founding_body

KIND = "organisation"
FOUNDING = ("OrganisationRegistered",)
PAGE_SIZE = page_size(50, 200)
blueprint = Resource("organisations", __name__, tag="Organisations")


@blueprint.operation(
    "POST",
    "/organisations",
    "registerOrganisation",
    permission="organisation.record",
    parameters=[WAIT],
    body=founding_body(FOUNDING[0]),
    status=201,
    answers=RECORDED,
    describes="It is on the register",
    versioned=True,
    created=True,
    example={
        "key": "LIN",
        "by": "LIN",
        "data": {
            "name": "Stad Linde",
            "legalForm": "municipality",
            "sector": "government",
            "country": "BE",
            "identifiers": [],
        },
    },
)
def register() -> Response:
    """Register an organisation"""
    return streams.found(KIND, FOUNDING)


@blueprint.operation(
    "GET",
    "/organisations",
    "listOrganisations",
    permission="organisations.read",
    parameters=[PAGE_SIZE, AFTER],
    answers=ORGANISATIONS,
    describes="A page of the register",
)
def find() -> Response:
    """The organisations, in order of code"""
    asked = read([PAGE_SIZE, AFTER])
    size = asked["pageSize"]
    after = addresses.read_cursor(asked["after"]) if asked["after"] else None
    found = service().organisations(after=after, limit=size + 1)
    links, headers = addresses.page(addresses.cursor(found[size - 1].key) if len(found) > size else None)
    items = [{**plain(item), "href": addresses.of_stream(KIND, item.key)} for item in found[:size]]
    return answer({"items": items, **links, "pageSize": size}, headers=headers)


@blueprint.operation(
    "GET",
    "/organisations/<key>",
    "readOrganisation",
    permission="partnership.read",
    parameters=streams.STATE_PARAMETERS,
    answers=STATE,
    describes="What is true of it",
    versioned=True,
)
def read_one(key: str) -> Response:
    """The state of an organisation: now, on a day, as known on a day, or at a version"""
    return streams.state(KIND, key)
