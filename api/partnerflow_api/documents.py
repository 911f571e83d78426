"""The OpenAPI document: as flask-smorest collects it, finished by one pass.

What every operation has in common (problems, headers, versions) is said here once and not at the operations.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_smorest import Api  # type: ignore[import-untyped]

from partnerflow.domain.vocabulary.kinds import Schema
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.headers import API_VERSION
from partnerflow_api.permitting import OPEN
from partnerflow_api.problems import BY_STATUS, MEDIA, PROBLEMS
from partnerflow_api.schemas.answers import SHAPES
from partnerflow_api.schemas.fields import DESCRIBER, Declared
from partnerflow_api.tags import TAGS

Document = dict[str, Any]
METHODS = ("get", "post", "delete")
_STRING: Schema = {"type": "string"}
PARAMETERS: dict[str, Schema] = {
    "IfMatch": {"name": "If-Match", "description": 'The version you saw: `"12"`, or any ETag of it, or `*`'},
    "IfNoneMatch": {"name": "If-None-Match", "description": "The ETag you hold: 304 when it still stands"},
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "description": "1 to 200 visible characters: a retry gets the first answer",
    },
    "AcceptLanguage": {"name": "Accept-Language", "description": "nl or en"},
}
HEADERS: dict[str, Schema] = {
    "ApiVersion": {"description": "The version of the API", "schema": _STRING},
    "ETag": {"description": "Version, form and language", "schema": _STRING},
    "Location": {"description": "Where it stands", "schema": _STRING},
    "Checkpoint": {
        "description": "The newest signed checkpoint, a signed note in base64. Keep the last one you saw: "
        "`/log/consistency` and `/partnerships/{key}/bundle` prove that nothing changed since",
        "schema": _STRING,
    },
    "CacheControl": {"description": "How long it may be kept", "schema": _STRING},
}
SECURITY: dict[str, Schema] = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key, `pf_key_…`, or what a share link was redeemed for",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "partnerflow_session",
        "description": "Who signed in at /sign-in; over https the name is `__Host-partnerflow`. "
        "Whatever changes something needs the CSRF header as well",
    },
}
_VERSION_HEADER = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
_CARRIED = {**_VERSION_HEADER, "Checkpoint": {"$ref": "#/components/headers/Checkpoint"}}

PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {**_STRING, "description": "urn:problem-type:partnerflow:<code>"},
        "title": _STRING,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": _STRING,
        "instance": {**_STRING, "description": "This very request, as our log knows it"},
        "code": {**_STRING, "description": "Stable; see the list in the description of the API"},
        "reason": {**_STRING, "description": "The finer code, where `errors` does not say it: what was not found"},
        "href": {**_STRING, "description": "Where to look instead"},
        "near": {**_STRING, "description": "The nearest name there is"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemError"}},
    },
}
PROBLEM_ERROR: Schema = {
    "type": "object",
    "description": "One thing wrong. More members say more: `organisation`, `guard`, `who` can act, bounds, near words.",
    "required": ["pointer", "code", "reason", "detail"],
    "properties": {
        "line": {"type": "integer", "minimum": 1, "description": "The line of an import"},
        "pointer": {**_STRING, "description": "RFC 6901, or `?name` for a query parameter"},
        "code": {**_STRING, "description": "The stable class"},
        "reason": {**_STRING, "description": "The finer code"},
        "detail": _STRING,
        "remedy": {**_STRING, "description": "What to do, and who can"},
    },
}


class Collector(Api):  # type: ignore[misc]
    """flask-smorest as a collector of documentation; our own errors and our own route for the document."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """`problems.register` handles every error of the app."""

    def _register_doc_blueprint(self) -> None:
        """`routes.documents` serves the documents."""


def collector(app: Flask) -> Collector:
    """The collector of an app's operations."""
    app.config.update(API_TITLE="partnerflow", API_VERSION=API_VERSION, OPENAPI_VERSION="3.1.0")
    api = Collector(app)
    api.ma_plugin.converter.add_attribute_function(_declared)
    return api


def finished(api: Collector) -> Document:
    """The document, OpenAPI 3.1: everything collected, and what all operations share."""
    document: Document = api.spec.to_dict()
    paths = {_short(path): item for path, item in document["paths"].items()}
    for path, item in paths.items():
        for method in METHODS:
            if method in item:
                _finish(item[method], method, bool(item.get("parameters")) or "{" in path)
    schemas = {
        **document["components"].get("schemas", {}),
        **DESCRIBER.named,
        **SHAPES,
        "Problem": PROBLEM,
        "ProblemError": PROBLEM_ERROR,
    }
    return {
        "openapi": document["openapi"],
        "info": _info(),
        "servers": [{"url": API_PREFIX}],
        "security": [{name: []} for name in SECURITY],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "responses": _responses(),
            "parameters": {
                name: {"in": "header", "required": False, "schema": _STRING, **said}
                for name, said in PARAMETERS.items()
            },
            "headers": HEADERS,
            "securitySchemes": SECURITY,
        },
    }


def _declared(_: Any, field: Any, **__: Any) -> Schema:
    return field.described() if isinstance(field, Declared) else {}


def _short(path: str) -> str:
    return path.removeprefix(API_PREFIX) or "/"


def _finish(operation: dict[str, Any], method: str, has_parameters: bool) -> None:
    for response in operation["responses"].values():
        own = response.get("headers", {})
        bare = "Cache-Control" in own or operation["x-permission"] == OPEN
        response["headers"] = {**(_VERSION_HEADER if bare else _CARRIED), **own}
    parameters = operation.setdefault("parameters", [])
    # What an address or a query names can be missing.
    names_something = has_parameters or bool(parameters)
    conditional = any("ETag" in response["headers"] for response in operation["responses"].values())
    parameters.append(_parameter("AcceptLanguage"))
    codes = ["malformed"] if parameters or method == "post" else []
    if names_something:
        codes.append("not-found")
    if method != "get":
        codes.append("refused")
    if method == "post":
        codes += ["unsupported-media-type", "content-too-large"]
    if method == "post" and conditional:
        parameters += [_parameter("IfMatch"), _parameter("IdempotencyKey")]
        codes += ["stale-version", "version-required", "idempotency-key-reused"]
    elif conditional:
        parameters.append(_parameter("IfNoneMatch"))
        operation["responses"]["304"] = {"description": "Not changed", "headers": _CARRIED}
    if operation["x-permission"] == OPEN:
        operation["security"] = []
        if method == "post":
            # It asks for no credential, for what is sent is one.
            codes.append("unauthenticated")
    else:
        codes += ["unauthenticated", "forbidden"]
    for code in [*codes, "too-many-requests", "unavailable"]:
        operation["responses"].setdefault(str(PROBLEMS[code].status), {"$ref": f"#/components/responses/{_name(code)}"})
    operation["responses"] = dict(sorted(operation["responses"].items()))


def _responses() -> dict[str, Any]:
    content = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        _name(code): {"description": PROBLEMS[code].en, "headers": _VERSION_HEADER, "content": content}
        for code in BY_STATUS.values()
    }


def _parameter(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{name}"}


def _name(code: str) -> str:
    return "".join(word.capitalize() for word in code.split("-"))


def _info() -> dict[str, Any]:
    codes = "\n".join(f"- `{code}` ({kind.status}): {kind.en}" for code, kind in PROBLEMS.items())
    return {
        "title": "partnerflow",
        "version": API_VERSION,
        "summary": "The provable history of partnerships",
        "description": "Facts are recorded, never changed. Reads change nothing; writes carry the version they saw. "
        "Unknown query parameters and unknown members of a body are refused, with the nearest name. "
        "Every operation says under which permission it acts (`x-permission`; docs/spec/access.md); what somebody has no role "
        "for is not there for them (404). "
        "`/health/live` and `/health/ready` tell machines whether the service works.\n\nCodes of problems:\n\n" + codes,
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        "contact": {"name": "partnerflow", "email": "api@partnerflow.example", "url": "https://partnerflow.example"},
    }
