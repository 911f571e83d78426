"""Light or dark: what the system says, unless the reader chose; the choice stands in a cookie that tells nothing else."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, request, url_for

from partnerflow_api.permitting import open_to_all
from partnerflow_api.signing_in.opening import local, see_other

SYSTEM: Final = "system"
SCHEMES: Final = ("light", "dark", SYSTEM)
_COOKIE, _YEAR = "partnerflow_scheme", 366 * 24 * 3600


def chosen_scheme() -> str:
    """What the reader chose in this browser."""
    chosen = request.cookies.get(_COOKIE, SYSTEM)
    return chosen if chosen in SCHEMES else SYSTEM


def register(pages: Blueprint) -> None:
    """`GET /scheme`: keep a choice and go back to where it was made.

    A GET, although it leaves a cookie: it changes nothing for anybody else, and so no page needs a cookie of forms for it.
    """

    @pages.get("/scheme")
    @open_to_all
    def choose_scheme() -> Response:
        there = local(request.args.get("next")) or url_for("pages.partnerships")
        return _keep(see_other(there), request.args.get("scheme", SYSTEM))


def _keep(response: Response, chosen: str) -> Response:
    path = f"{request.root_path}/"
    if chosen == SYSTEM or chosen not in SCHEMES:
        response.delete_cookie(_COOKIE, path=path, secure=request.is_secure, httponly=True, samesite="Lax")
    else:
        response.set_cookie(
            _COOKIE, chosen, max_age=_YEAR, path=path, secure=request.is_secure, httponly=True, samesite="Lax"
        )
    return response
