"""The vocabulary of facts, as JSON Schema of one line of an import."""

from __future__ import annotations

from functools import cache

from flask import Response

from partnerflow.domain.vocabulary.schema import schema_document
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.context import service
from partnerflow_api.encoding import answer, encode
from partnerflow_api.parameters import read
from partnerflow_api.resource import Resource
from partnerflow_api.routes.imports import PROCESS
from partnerflow_api.streams import process_named

MEDIA = "application/schema+json"
blueprint = Resource("vocabulary", __name__, tag="Import")


@blueprint.operation(
    "GET",
    "/facts/schema.json",
    "readFactSchema",
    permission="catalogue.read",
    parameters=[PROCESS],
    answers={MEDIA: {"type": "object"}},
    describes="JSON Schema 2020-12",
)
def schema() -> Response:
    """The schema of one fact, as a line of an import, in the words of one process"""
    named = process_named(read([PROCESS])["process"], "?process")
    return answer(_schema(named or service().processes.latest("partnership")), media=MEDIA)


@cache
def _schema(process: ProcessDefinition) -> bytes:
    return encode(schema_document(process))
