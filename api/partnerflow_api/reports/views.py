"""The addresses of the reports: `/partnerships/{key}/history.pdf` and `/partnerships/{key}/dossier.pdf`."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from flask import Blueprint, Response, request

from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.permitting import permitted
from partnerflow_api.reports.course.history import phase_history
from partnerflow_api.reports.telling import Teller
from partnerflow_api.reports.whole.dossier import whole_dossier


def register(pages: Blueprint) -> None:
    """Both reports, each on the days of its address and in the reader's language."""

    @pages.get("/partnerships/<key>/history.pdf")
    @permitted("partnership.read", "historyReport")
    def history_report(key: str) -> Response:
        return _pdf(key, "history", phase_history)

    @pages.get("/partnerships/<key>/dossier.pdf")
    @permitted("partnership.read", "dossierReport")
    def dossier_report(key: str) -> Response:
        return _pdf(key, "dossier", whole_dossier)


def _pdf(key: str, kind: str, report: Callable[[Teller], bytes]) -> Response:
    """The report as a file to be kept; its ETag is the SHA-256 of its bytes."""
    words = asked.words()
    tell = Teller.of(service(), key, asked.days(), words)
    body = report(tell)
    response = Response(body, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{key}-{kind}-{tell.shown.day}.pdf"'
    response.headers["Content-Language"] = words.language
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept-Language")
    response.set_etag(sha256(body).hexdigest())
    response.make_conditional(request)
    return response
