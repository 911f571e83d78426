"""What partnerships, grants and organisations have in common at the door: founding one, and reading its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Response, request

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.vocabulary.kinds import closest, fault
from partnerflow.errors import MalformedError
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api import addresses
from partnerflow_api.bodies import read_json
from partnerflow_api.conditional import Expectation, etag, not_modified
from partnerflow_api.context import desk, language, service
from partnerflow_api.encoding import answer, encode
from partnerflow_api.parameters import AS_KNOWN_AT, AS_OF, AT_VERSION, read
from partnerflow_api.recording import record_request, recorded
from partnerflow_api.rendered import Rendering
from partnerflow_api.resource import address
from partnerflow_api.schemas.facts import founding_body
from partnerflow_api.schemas.state import shown

STATE_PARAMETERS = (AS_OF, AS_KNOWN_AT, AT_VERSION)


def found(kind: str, names: Sequence[str]) -> Response:
    """Found a stream by one of these facts, the first when the body does not say which."""
    given, raw = read_json()
    name = given.get("fact", names[0])
    if name not in names:
        raise MalformedError([fault("/fact", "not_one_of", allowed=list(names))])
    fact_type = FACT_TYPES[name]
    body = founding_body(name).read(given)
    key = body["key"]
    ask = record_request(kind, key, fact_type, body, raw, Expectation(version=None))
    made = service().record(replace(ask, process=process_named(body.get("process"), "/process")))
    return recorded(made, location=addresses.of_stream(kind, key))


def state(kind: str, key: str) -> Response:
    """The state of a stream, now or as asked; a 304 before anything is folded or rendered."""
    key = address(kind, key)
    days = read(STATE_PARAMETERS)
    head = service().state(kind, key).stream.head
    unchanged = not_modified(head.version)
    if unchanged is not None:
        return unchanged
    form = ("state", service().view_key, language(), request.root_path, *days.values())
    made = desk().rendered.get(head.stream_id, head.version, form, lambda: Rendering(_state(kind, key, days)))
    return answer(made.body, headers={"ETag": etag(head.version)})


def _state(kind: str, key: str, days: dict[str, Any]) -> bytes:
    as_of, as_known_at, at_version = (days[parameter.name] for parameter in STATE_PARAMETERS)
    view = service().state(kind, key, as_of=as_of, as_known_at=as_known_at, at_version=at_version)
    here = addresses.of_stream(kind, key)
    links = {"self": here, "history": f"{here}/history"}
    if kind == "partnership":
        links |= {"moves": f"{here}/moves", "nextMoves": f"{here}/next-moves"}
    asked = {name: value for name, value in days.items() if value is not None}
    return encode(
        {"stream": kind, "key": key, "version": view.version, **asked, "state": shown(view.state), "links": links}
    )


def process_named(name: str | None, pointer: str) -> ProcessDefinition | None:
    """The definition named `name.vN`, or None when none is named.

    Raises:
        MalformedError: there is none; the fault points to where it was named, lists those that are, and names the nearest.
    """
    if name is None:
        return None
    processes = {f"{item.name}.v{item.version}": item for item in service().processes}
    if name in processes:
        return processes[name]
    # The newest version of a process is what its bare name most likely means.
    newest = {item.name: full for full, item in processes.items()}
    near = newest.get(name) or closest(name, list(processes))
    told = {"value": name, "allowed": list(processes), **({"near": near} if near else {})}
    raise MalformedError([fault(pointer, "unknown_process", **told)])
