"""The HTTP API: an app made from a service that is open for work.

Lives here: HTTP to facts and questions and back, problems, documents, pages. Never here: rules, SQL, or building a service
(only `wsgi` does that). May import: partnerflow's application and below. Door: `create_app`. Tests: tests/unit/api/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

from partnerflow.application.service import Partnerflow
from partnerflow.settings import Networks, Rates, SignIn
from partnerflow_api import admission as door
from partnerflow_api import bodies, checkpoints, headers, limits, pages, problems, redirects, routes, watching
from partnerflow_api.asking import Asking
from partnerflow_api.context import EXTENSION, Admission, Desk
from partnerflow_api.documents import collector, finished
from partnerflow_api.limits import Limits
from partnerflow_api.pages import embedding
from partnerflow_api.permitting import permits
from partnerflow_api.request_ids import RequestIds
from partnerflow_api.routes import descriptions, health, verifiers
from partnerflow_api.signing_in import registering
from partnerflow_api.theme import Theme

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

IMPORT_BYTES = 256 << 20


class _App(Flask):
    """Flask without what no request of ours needs, and with the headers of every answer."""

    request_class = Asking

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return super().wsgi_app(environ, headers.protecting(environ, start_response))

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        # No view of ours is a coroutine: nothing has to be asked about each of them in each request.
        return func


def create_app(
    partnerflow: Partnerflow,
    *,
    admission: Admission | None = None,
    import_bytes: int = IMPORT_BYTES,
    rates: Rates | Limits | None = None,
    proxies: Networks | None = None,
    ways: SignIn | None = None,
    theme: Theme | None = None,
) -> Flask:
    """A Flask app over a service; it builds nothing, and closing the service is the caller's.

    Args:
        partnerflow: the service of one workspace.
        admission: who makes a request; by the credentials that it carries when left out.
        import_bytes: how large an import may be.
        rates: how much anybody may ask, or the counts that several apps share; as much as they like when left out.
        proxies: where the proxies stand that say from which address a request comes.
        ways: how people sign in; with local accounts alone when left out.
        theme: the stylesheet after ours; none when left out.

    Raises:
        UndeclaredPermission: a route says no permission that it acts under.
    """
    app = _App(__name__, static_folder=None)
    desk = Desk(
        partnerflow=partnerflow,
        admission=admission or door.Credentialed(),
        import_bytes=import_bytes,
        request_ids=RequestIds(partnerflow.chance),
        theme=theme,
    )
    app.extensions[EXTENSION] = desk
    # An address has one form: any other is not found, never redirected.
    app.url_map.merge_slashes = False
    checkpoints.register(app)
    problems.register(app)
    watching.register(app)
    bodies.register(app)
    limits.register(app, rates, proxies)
    # Before the door: a forged request is refused whoever it is said to be of.
    registering.register(app, partnerflow, ways or SignIn())
    door.register(app)
    api = collector(app)
    routes.register(api)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(descriptions.blueprint(finished(api)))
    app.register_blueprint(verifiers.blueprint)
    app.register_blueprint(redirects.blueprint())
    app.register_blueprint(pages.blueprint())
    app.register_blueprint(embedding.blueprint())
    desk.permits = permits(app)
    return app
