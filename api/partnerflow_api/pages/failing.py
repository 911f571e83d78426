"""What no page of its own tells, as a page for who reads pages: nothing at an address, a refusal, a defect."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from partnerflow.errors import PartnerflowError
from partnerflow_api import problems
from partnerflow_api.asking import asking
from partnerflow_api.context import request_id
from partnerflow_api.pages import asked
from partnerflow_api.pages.rendering import page, protected, refusal

_log = logging.getLogger(__name__)


def register(pages: Blueprint) -> None:
    """Let whatever of the whole app is not the API's end as a page; the API's own ends as a problem, as before."""
    pages.app_errorhandler(404)(_nowhere)
    pages.app_errorhandler(HTTPException)(_unserved)
    pages.app_errorhandler(PartnerflowError)(_refused)
    pages.app_errorhandler(Exception)(_defect)


def _nowhere(error: NotFound) -> Response:
    return _read(problems.of_http(error), lambda: refusal(404, "not_found"))


def _unserved(error: HTTPException) -> Response:
    """The machinery refuses what no form and no link of these pages asks."""
    problem = problems.of_http(error)
    return _read(problem, lambda: _told(problem)) if problem.status_code >= HTTPStatus.BAD_REQUEST else problem


def _refused(error: PartnerflowError) -> Response:
    problem = problems.of_error(error)
    return _read(problem, lambda: _told(problem))


def _defect(error: Exception) -> Response:
    problem = problems.of_defect(error)
    details = [asked.words()("error.defect_logged", request=request_id())]
    return _read(problem, lambda: refusal(500, "defect", details))


def _told(problem: Response) -> Response:
    said = problem.get_json()
    return page("error.html", problem.status_code, title=said["title"], details=(), advice=said["detail"])


def _read(problem: Response, made: Callable[[], Response]) -> Response:
    """The page in place of the problem, for who reads pages; the problem itself where the page cannot be made either."""
    wanted = request.accept_mimetypes.best_match([problems.MEDIA, "text/html"])
    if asking().in_api or wanted != "text/html":
        return problem
    try:
        shown = protected(made())
    except Exception:  # noqa: BLE001 - what failed may be what every page needs: the store, or who reads
        _log.exception("request %s: the page that says what went wrong could not be made", request_id())
        return problem
    for name in ("Retry-After", "Allow", "X-Request-Id"):
        if name in problem.headers:
            shown.headers[name] = problem.headers[name]
    return shown
