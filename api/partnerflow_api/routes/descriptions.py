"""The OpenAPI documents and the page that shows them, with nothing from another host."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from partnerflow_api.asking import API_PREFIX
from partnerflow_api.documents import Document
from partnerflow_api.encoding import JSON, encode
from partnerflow_api.older import as_3_0
from partnerflow_api.parameters import refuse_unknown
from partnerflow_api.permitting import open_to_all

ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}
# The style sheet of swagger-ui holds its drawings itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>partnerflow API</title>
<link rel="icon" href="docs/favicon-32x32.png"><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>
"""
START = """SwaggerUIBundle({url: "v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "none"});
"""


def blueprint(document: Document) -> Blueprint:
    """The routes that serve this document, as 3.1 and as 3.0.3; `servers` names the mount of the reader."""
    routes = Blueprint("descriptions", __name__)
    versions = {"openapi.json": document, "openapi-3.0.json": as_3_0(document)}

    def serving(version: Document) -> Callable[[], Response]:
        @open_to_all
        def serve() -> Response:
            refuse_unknown(())
            mounted = {**version, "servers": [{"url": f"{request.root_path}{API_PREFIX}"}]}
            return Response(encode(mounted) + b"\n", mimetype=JSON, headers={"Access-Control-Allow-Origin": "*"})

        return serve

    for name, version in versions.items():
        routes.add_url_rule(f"{API_PREFIX}/{name}", endpoint=name.replace(".", "_"), view_func=serving(version))
    routes.add_url_rule("/docs", view_func=page)
    routes.add_url_rule("/docs/start.js", view_func=start)
    routes.add_url_rule("/docs/<name>", view_func=asset)
    return routes


@open_to_all
def page() -> Response:
    """The page; its address has no slash at the end, so its parts are named from above it."""
    return Response(PAGE, mimetype="text/html", headers={"Content-Security-Policy": POLICY})


@open_to_all
def start() -> Response:
    """What sets it going: no script stands in the page itself."""
    return Response(START, mimetype="text/javascript")


@open_to_all
def asset(name: str) -> Response:
    """A file of swagger-ui, from the installed package."""
    if name not in ASSETS:
        raise NotFound
    content = files("flask_swagger_ui").joinpath("dist", name).read_bytes()
    return Response(content, mimetype=ASSETS[name], headers={"Cache-Control": "public, max-age=86400"})
