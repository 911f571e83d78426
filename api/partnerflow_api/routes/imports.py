"""Imports: histories that began elsewhere, as JSON Lines, every rule checked in order."""

from __future__ import annotations

from typing import Any

from flask import Response

from partnerflow.application.imports import ImportReport, ImportRequest, lines_of
from partnerflow_api.bodies import NDJSON, read_chunks
from partnerflow_api.context import desk, principal, request_id, service
from partnerflow_api.encoding import answer
from partnerflow_api.parameters import Parameter, read, yes_or_no
from partnerflow_api.problems import shown
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import REPORT
from partnerflow_api.schemas.facts import PROCESS_NAME
from partnerflow_api.schemas.lines import Lines
from partnerflow_api.streams import process_named

DRY_RUN = yes_or_no("dryRun", "Check everything and record nothing")
PER_STREAM = yes_or_no("perStream", "Keep the streams that are whole; else it is all or nothing")
PROCESS = Parameter(
    name="process",
    kind=PROCESS_NAME,
    describes="The process of new partnerships, as name.vN; the newest partnership process when left out",
)
PARAMETERS = (DRY_RUN, PER_STREAM, PROCESS)
blueprint = Resource("imports", __name__, tag="Import")


@blueprint.operation(
    "POST",
    "/imports",
    "importFacts",
    permission="facts.import",
    parameters=PARAMETERS,
    body=Lines(),
    media=NDJSON[0],
    answers=REPORT,
    describes="What was read, recorded, and known already",
)
def take() -> Response:
    """Import facts as JSON Lines: all or nothing, unless perStream

    A second import of the same lines changes nothing and says so. A refusal names the line, the pointer, the class
    (`code`), the finer `reason` and what to do.
    """
    asked = read(PARAMETERS)
    ask = ImportRequest(
        dry_run=asked["dryRun"] == "true",
        per_stream=asked["perStream"] == "true",
        principal=principal().id,
        request=request_id(),
        process=process_named(asked["process"], "?process"),
    )
    chunks = read_chunks(desk().import_bytes)
    return answer(_report(service().import_facts(lines_of(chunks), ask)), headers={"X-Request-Id": request_id()})


def _report(report: ImportReport) -> dict[str, Any]:
    return {
        "importId": report.import_id,
        "dryRun": report.dry_run,
        "read": report.read,
        "recorded": report.recorded,
        "known": report.known,
        "streams": report.streams,
        "errors": [shown(refusal) for refusal in report.refused],
    }
