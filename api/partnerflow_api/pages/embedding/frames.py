"""The addresses that other sites show: `/embed/{token}/phase-map`, `/embed/{token}/timeline` and the map as an image.

The token in the address is the only credential that counts there: no cookie is read or set, and no header is looked at. It is a
weak one, for it stands in the page of another site: see docs/spec/credentials.md §6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.resources import files

from flask import Blueprint, Response, make_response, render_template, request, url_for
from markupsafe import Markup

from partnerflow.application.access.acting import Acting
from partnerflow.application.credentials.embeds import OpenedEmbed, Shown, open_embed
from partnerflow.errors import NotFoundError, PartnerflowError, TooManyRequestsError, UnauthenticatedError
from partnerflow_api import limits
from partnerflow_api.asking import asking
from partnerflow_api.context import desk
from partnerflow_api.pages import asked
from partnerflow_api.pages.embedding.showing import Seen, glimpse, seen
from partnerflow_api.pages.phase_map import draw
from partnerflow_api.pages.shell import asset
from partnerflow_api.permitting import open_to_all

FRESH = 300
_SCRIPT = files("partnerflow_api.pages").joinpath("static", "embed.js")


def blueprint() -> Blueprint:
    """What other sites may ask for; its answers have a policy of their own, with the sites that may frame them."""
    frames = Blueprint("embedding", __name__)

    @frames.get("/embed/<token>/phase-map")
    @open_to_all
    def phase_map(token: str) -> Response:
        def body(partnerflow: Acting, shown: Seen) -> Response:
            maps = [Markup(draw(shown.path, shown.words, *name, stacked=bool(name))) for name in ((), ("stacked",))]
            return _page("phase_map", shown, maps=maps)

        return _shown(token, "phase-map", body)

    @frames.get("/embed/<token>/timeline")
    @open_to_all
    def timeline(token: str) -> Response:
        def body(partnerflow: Acting, shown: Seen) -> Response:
            found = glimpse(partnerflow, shown.head.key, shown, asked.number("before"))
            language, following = request.args.get("lang"), found.following
            older = url_for("embedding.timeline", token=token, lang=language, before=following) if following else None
            return _page("timeline", shown, days=found.days, older=older)

        return _shown(token, "timeline", body)

    @frames.get("/embed/<token>/phase-map.svg")
    @open_to_all
    def phase_map_image(token: str) -> Response:
        def body(partnerflow: Acting, shown: Seen) -> Response:
            return Response(draw(shown.path, shown.words), mimetype="image/svg+xml")

        return _shown(token, "phase-map", body, framed=False)

    @frames.get("/static/pages/embed.js")
    @open_to_all
    def script() -> Response:
        response = Response(_SCRIPT.read_bytes(), mimetype="text/javascript")
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cache-Control"] = "public, max-age=3600"
        response.add_etag()
        response.make_conditional(request)
        return response

    frames.register_error_handler(PartnerflowError, _refused)
    frames.register_error_handler(asked.AddressError, lambda _: _nothing(400))
    return frames


def _shown(token: str, what: Shown, body: Callable[[Acting, Seen], Response], *, framed: bool = True) -> Response:
    """What an embed shows, on record under its pseudonym, for the sites that it names and no other."""
    found = open_embed(desk().partnerflow, token, what)
    now = asking()
    now.principal = found.principal
    limits.spend(found.principal.id)
    origin = request.headers.get("Origin")
    if origin is not None and origin not in found.embed.hosts:
        raise UnauthenticatedError("the site is none of those that may show it")
    purpose = "embeddedTimeline" if what == "timeline" else "embeddedMap"
    acting = now.acting = desk().partnerflow.acting(found.principal, "partnership.read", purpose)
    shown = seen(acting, found.partnership, asked.words())
    response = _unchanged(shown) or body(acting, shown)
    response.set_etag(_tag(shown))
    return _bounded(response, found, framed=framed, origin=origin)


def _tag(shown: Seen) -> str:
    """What decides the answer: the version, the erasures, the day, the language, and the address."""
    told = (shown.head.version, shown.head.restrictions, shown.day, shown.words.language, request.full_path)
    return sha256(repr(told).encode()).hexdigest()[:24]


def _unchanged(shown: Seen) -> Response | None:
    """A 304 for whoever has this very answer: nothing is shown, so nothing of it is put on record."""
    return Response(status=304) if request.if_none_match.contains(_tag(shown)) else None


def _bounded(response: Response, found: OpenedEmbed, *, framed: bool, origin: str | None) -> Response:
    headers = response.headers
    ancestors = " ".join(found.embed.hosts) if framed else "'none'"
    headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )
    headers["Cache-Control"] = f"private, max-age={FRESH}"
    headers["Content-Language"] = asked.words().language
    headers["X-Robots-Tag"] = "noindex, nofollow"
    response.vary.update(("Accept-Language", "Origin"))
    if framed:
        # Sites that isolate themselves show no frame without it.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if origin is not None:
        headers["Access-Control-Allow-Origin"] = origin
    return response


def _page(template: str, shown: Seen, **values: object) -> Response:
    styles: Sequence[str] = [asset(each) for each in ("tokens.css", "pages.css", "partnership.css", "embed.css")]
    told = {"t": shown.words, "shown": shown, "styles": styles, **values}
    return make_response(render_template(f"pages/embedding/{template}.html", **told))


def _refused(error: PartnerflowError) -> Response:
    """One answer for every token that shows nothing; only whoever asks too often is told to wait."""
    if isinstance(error, TooManyRequestsError):
        response = _nothing(429)
        response.headers["Retry-After"] = str(error.data.get("seconds", 60))
        return response
    return _nothing(404 if isinstance(error, UnauthenticatedError | NotFoundError) else 503)


def _nothing(status: int) -> Response:
    response = Response(asked.words()("embedding.nothing"), status, mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response
