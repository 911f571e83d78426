"""Process definitions in use, with their diagrams."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from partnerflow.domain.phases import all_moves
from partnerflow.domain.vocabulary.kinds import Integer, Text
from partnerflow.process import diagram
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.context import language, service
from partnerflow_api.encoding import JSON, answer
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.answers import PROCESS, list_of, object_of
from partnerflow_api.schemas.process import described

SVG, MERMAID = "image/svg+xml", "text/vnd.mermaid"
PATH = {"name": Text(minimum=1, maximum=60), "version": Integer(minimum=1, maximum=99999)}
LIST = object_of("items", items=list_of(PROCESS))
blueprint = Resource("processes", __name__, tag="Processes")


@blueprint.operation(
    "GET",
    "/processes",
    "listProcesses",
    permission="catalogue.read",
    answers=LIST,
    describes="Name by name, version by version",
)
def every() -> Response:
    """The definitions in use"""
    return answer({"items": [_summary(item) for item in service().processes]})


@blueprint.operation(
    "GET",
    "/processes/<name>/versions",
    "listProcessVersions",
    permission="catalogue.read",
    path={"name": PATH["name"]},
    answers=LIST,
    describes="Version by version",
)
def versions(name: str) -> Response:
    """The versions of one process"""
    service().processes.latest(name)
    return answer({"items": [_summary(item) for item in service().processes if item.name == name]})


@blueprint.operation(
    "GET",
    "/processes/<name>/versions/<int:version>",
    "readProcess",
    permission="catalogue.read",
    path=PATH,
    answers={JSON: PROCESS, SVG: {"type": "string"}, MERMAID: {"type": "string"}},
    describes="The definition; as a picture by Accept: image/svg+xml or text/vnd.mermaid",
)
def read_one(name: str, version: int) -> Response:
    """One version of a process, as data or as a diagram"""
    definition = service().processes.get(name, version)
    media = request.accept_mimetypes.best_match([JSON, SVG, MERMAID], JSON)
    if media == SVG:
        return answer(diagram.svg(definition, all_moves(definition), language()).encode(), media=SVG)
    if media == MERMAID:
        return answer(diagram.mermaid(definition, all_moves(definition), language()).encode(), media=MERMAID)
    return answer({**_summary(definition), **described(definition, language())})


def _summary(definition: ProcessDefinition) -> dict[str, Any]:
    return {
        "name": definition.name,
        "version": definition.version,
        "title": definition.title.to(language()),
        "fingerprint": definition.fingerprint,
        "href": f"{request.root_path}{API_PREFIX}/processes/{definition.name}/versions/{definition.version}",
    }
