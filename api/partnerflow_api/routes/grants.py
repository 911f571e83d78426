"""Grants: applied for or awarded, and looked at."""

from __future__ import annotations

from flask import Response

from partnerflow_api import streams
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import RECORDED, STATE, WAIT
from partnerflow_api.schemas.facts import founding_body

KIND = "grant"
FOUNDING = ("GrantApplied", "GrantAwarded")
blueprint = Resource("grants", __name__, tag="Grants")


@blueprint.operation(
    "POST",
    "/grants",
    "foundGrant",
    permission="facts.record",
    parameters=[WAIT],
    body=[founding_body(name) for name in FOUNDING],
    status=201,
    answers=RECORDED,
    describes="It is on record",
    versioned=True,
    created=True,
)
def found() -> Response:
    """Apply for a grant for a partnership, or award one"""
    return streams.found(KIND, FOUNDING)


@blueprint.operation(
    "GET",
    "/grants/<key>",
    "readGrant",
    permission="partnership.read",
    parameters=streams.STATE_PARAMETERS,
    answers=STATE,
    describes="What is true of it",
    versioned=True,
)
def read_one(key: str) -> Response:
    """The state of a grant: now, on a day, as known on a day, or at a version"""
    return streams.state(KIND, key)
