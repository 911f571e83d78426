"""The HTTP API: an app made from a service that is open for work.

Lives here: HTTP to facts and questions and back, problems, documents, pages. Never here: rules, SQL, or building a service
(only `wsgi` does that). May import: partnerflow's application and below. Door: `create_app`. Tests: tests/unit/api/.
"""

from __future__ import annotations

from flask import Flask

from partnerflow.application.service import Partnerflow
from partnerflow_api import checkpoints, headers, pages, problems, redirects, routes
from partnerflow_api.context import EXTENSION, Desk
from partnerflow_api.documents import collector, finished
from partnerflow_api.routes import descriptions, health, verifiers

IMPORT_BYTES = 256 << 20


def create_app(partnerflow: Partnerflow, *, import_bytes: int = IMPORT_BYTES) -> Flask:
    """A Flask app over a service; it builds nothing, and closing the service is the caller's.

    Args:
        partnerflow: the service of one workspace.
        import_bytes: how large an import may be.
    """
    app = Flask(__name__)
    app.extensions[EXTENSION] = Desk(partnerflow=partnerflow, import_bytes=import_bytes)
    # An address has one form: any other is not found, never redirected.
    app.url_map.merge_slashes = False
    headers.register(app)
    # Set after, so called before: what may be kept by caches says so already.
    checkpoints.register(app)
    problems.register(app)
    api = collector(app)
    routes.register(api)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(descriptions.blueprint(finished(api)))
    app.register_blueprint(verifiers.blueprint)
    app.register_blueprint(redirects.blueprint())
    app.register_blueprint(pages.blueprint(partnerflow))
    return app
