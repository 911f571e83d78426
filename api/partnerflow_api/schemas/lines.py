"""A body of JSON Lines: documented here, read line by line by the application."""

from __future__ import annotations

from marshmallow import fields

from partnerflow_api.schemas.fields import Body


class Lines(Body):
    """One fact a line; the whole schema stands at /facts/schema.json."""

    id = fields.String(required=True)
    fact = fields.String(required=True)
    stream = fields.String(required=True)
    key = fields.String(required=True)
    occurredAt = fields.String(required=True)  # noqa: N815
    knownAt = fields.String()  # noqa: N815
    by = fields.String(required=True)
    onBehalfOf = fields.String()  # noqa: N815
    note = fields.String()
    data = fields.Dict(required=True)
