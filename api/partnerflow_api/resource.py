"""What makes a view a documented operation: its parameters, its body and its answers, said where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from flask_smorest import Blueprint  # type: ignore[import-untyped]

from partnerflow.application.access.permissions import Permission
from partnerflow.application.looking import no_such
from partnerflow.domain.vocabulary.kinds import Kind, Schema
from partnerflow.domain.vocabulary.structs import kind_from
from partnerflow.domain.vocabulary.values import StreamKey
from partnerflow_api.addresses import is_key
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.encoding import JSON
from partnerflow_api.parameters import Parameter, refuse_unknown
from partnerflow_api.permitting import Open, permitted
from partnerflow_api.schemas.fields import DESCRIBER, Body

P = ParamSpec("P")
R = TypeVar("R")
KEY: Mapping[str, Kind] = {"key": kind_from(StreamKey)}
"""The parts of an address that names one stream."""


class Resource(Blueprint):  # type: ignore[misc]
    """A resource of the API below `/v1`: its operations are routed and documented in one breath, under its tag."""

    def __init__(self, name: str, module: str, tag: str = "") -> None:
        super().__init__(name, module, url_prefix=API_PREFIX)
        self._tag = tag

    def operation(
        self,
        method: Literal["GET", "POST", "DELETE"],
        rule: str,
        name: str,
        *,
        permission: Permission | Open,
        parameters: Sequence[Parameter] = (),
        path: Mapping[str, Kind] | None = None,
        body: Body | Sequence[Body] | Schema | None = None,
        media: str = JSON,
        status: int = 200,
        answers: Schema | Mapping[str, Schema] | None = None,
        describes: str = "What was asked for",
        versioned: bool = False,
        created: bool = False,
        kept: bool = False,
        otherwise: Mapping[int, tuple[str, Schema]] | None = None,
        example: Any = None,
        tag: str | None = None,
    ) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Route and document a view; its docstring is the summary and the description.

        Args:
            name: its operationId; the record of reading calls its purpose so.
            permission: the one permission that it acts under, or `permitting.OPEN`.
            parameters: its query parameters, as it reads them; any other is refused before it.
            path: kinds of the parts of its address, where they are known.
            body: the schema of its body, or one of several, or that of a body which is no JSON.
            answers: the schema of its JSON answer, or of its answers by media type.
            versioned: its answer has an ETag, and it takes If-None-Match, or If-Match and Idempotency-Key.
            created: its answer has a Location.
            kept: caches may keep its answer and are told how; so it does not carry the newest checkpoint.
            otherwise: what it answers when it does something else, by status: what that is, and its schema.
            tag: where it stands among the subjects, when not under the tag of the resource (`tags.TAGS`).

        Raises:
            UndeclaredPermission: there is no such permission.
        """
        declare = permitted(permission, name)
        headers = {"ETag": versioned, "Location": created, "Cache-Control": kept}
        documented: dict[str, Any] = {
            "operationId": name,
            "x-permission": permission,
            "parameters": [_in_path(part, kind) for part, kind in (path or {}).items()]
            + [_in_query(item) for item in parameters],
            "responses": {
                str(status): {
                    "description": describes,
                    "headers": {
                        header: {"$ref": f"#/components/headers/{header.replace('-', '')}"}
                        for header, sent in headers.items()
                        if sent
                    },
                    "content": {form: {"schema": schema} for form, schema in _by_media(answers).items()},
                },
                **{
                    str(other): {"description": told, "content": {JSON: {"schema": schema}}}
                    for other, (told, schema) in (otherwise or {}).items()
                },
            },
        }
        if body is not None:
            documented["requestBody"] = {"required": True, "content": {media: _content(body, example)}}

        def register(view: Callable[P, R]) -> Callable[P, R]:
            @wraps(view)
            def strict(*args: P.args, **kwargs: P.kwargs) -> R:
                refuse_unknown(parameters)
                return view(*args, **kwargs)

            strict._apidoc = {"manual_doc": documented}  # type: ignore[attr-defined]
            self.add_url_rule(rule, name, declare(strict), methods=[method], tags=[tag or self._tag])
            return view

        return register


def _by_media(answers: Schema | Mapping[str, Schema] | None) -> Mapping[str, Schema]:
    if answers is None:
        return {JSON: {"type": "object"}}
    return answers if all("/" in name for name in answers) else {JSON: dict(answers)}


def _content(body: Body | Sequence[Body] | Schema, example: Any) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": body if isinstance(body, Body | Mapping) else {"oneOf": list(body)}}
    if example is not None:
        content["example"] = example
    return content


def _in_path(name: str, kind: Kind) -> dict[str, Any]:
    return {"in": "path", "name": name, "required": True, "schema": DESCRIBER.of(kind)}


def _in_query(parameter: Parameter) -> dict[str, Any]:
    schema = DESCRIBER.of(parameter.kind)
    if parameter.many:
        schema = {"type": "array", "items": schema}
    elif parameter.default is not None:
        schema = {**schema, "default": parameter.default}
    return {
        "in": "query",
        "name": parameter.name,
        "required": parameter.required,
        "description": parameter.describes,
        "schema": schema,
    }


def address(kind: str, key: str) -> str:
    """The key in an address.

    Raises:
        NotFoundError: no stream of this kind can have it, so there is none; nobody needs to be asked.
    """
    if not is_key(kind, key):
        raise no_such(kind, key)
    return key
