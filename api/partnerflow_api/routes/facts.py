"""One route per fact type, made from its declaration: `POST` at the path of the fact below its stream."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.payload import FactType
from partnerflow.domain.vocabulary.structs import kind_of
from partnerflow_api import tags
from partnerflow_api.addresses import COLLECTIONS
from partnerflow_api.bodies import read_json
from partnerflow_api.context import service
from partnerflow_api.parameters import Parameter
from partnerflow_api.recording import record_request, recorded
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.address import DELIVERABLE, placeholders, with_address
from partnerflow_api.schemas.answers import RECORDED, WAIT
from partnerflow_api.schemas.facts import fact_body

blueprint = Resource("facts", __name__)

_DELIVERABLE = {member.wire: member.kind for member in kind_of(DeliverableRef).members}
PROJECT = Parameter(name="project", kind=_DELIVERABLE["project"], describes="The project of the deliverable")


def _record(kind: str, fact_type: FactType) -> Callable[..., Response]:
    schema, takes_project = fact_body(fact_type.name), _takes_project(fact_type)

    def view(key: str, **parts: str) -> Response:
        key = address(kind, key)
        given, raw = read_json()
        if takes_project and (project := request.args.get("project")):
            parts["project"] = project
        body = schema.read(with_address(given, fact_type, parts))
        return recorded(service().record(record_request(kind, key, fact_type, body, raw)))

    return view


def _takes_project(fact_type: FactType) -> bool:
    members = {member.wire for member in fact_type.kind.members}
    return DELIVERABLE in members and "kind" in placeholders(fact_type)


def _declare(kind: str, fact_type: FactType) -> None:
    own = {member.wire: member.kind for member in fact_type.kind.members}
    parts = {name: own.get(name) or _DELIVERABLE[name] for name in placeholders(fact_type)}
    several = kind.capitalize() if fact_type.stream == "any" else ""
    name = f"record{fact_type.name}{several and f'Of{several}'}"
    view = _record(kind, fact_type)
    view.__name__ = name
    view.__doc__ = f"{fact_type.titles['en']} / {fact_type.titles['nl']}\n\n{fact_type.payload.__doc__}"
    path = (fact_type.path or "").replace("{", "<").replace("}", ">")
    blueprint.operation(
        "POST",
        f"/{COLLECTIONS[kind]}/<key>/{path}",
        name,
        permission="organisation.record" if kind == "organisation" else "facts.record",
        tag=tags.of_subject(fact_type.subject),
        parameters=[WAIT, PROJECT] if _takes_project(fact_type) else [WAIT],
        path={**KEY, **parts},
        body=fact_body(fact_type.name),
        status=201,
        answers=RECORDED,
        describes="Recorded, with what follows from it",
        versioned=True,
        created=True,
    )(view)


for _type in FACT_TYPES.values():
    if _type.path is not None and _type.move is None:
        for _kind in COLLECTIONS if _type.stream == "any" else (_type.stream,):
            _declare(_kind, _type)
