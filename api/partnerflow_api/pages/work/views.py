"""The addresses of the work: the hub, what is prepared from it, a version of a document as it reads, and one proposal."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.keeping import kept
from partnerflow_api.pages.rendering import page
from partnerflow_api.pages.work.documents import document_page
from partnerflow_api.pages.work.documents.sections import COLUMNS
from partnerflow_api.pages.work.hub import SHOWN, hub
from partnerflow_api.pages.work.planning import departure_page, session_page
from partnerflow_api.pages.work.proposals import proposal_page
from partnerflow_api.permitting import permitted


def register(pages: Blueprint) -> None:
    """`/partnerships/{key}/work`, `…/session`, `…/departure`, `…/documents/{kind}/{version}` and `…/proposals/{ref}`."""

    @pages.get("/partnerships/<key>/work")
    @permitted("partnership.read")
    def work(key: str) -> Response:
        def values() -> dict[str, Any]:
            found = hub(service(), key, asked.words())
            return {"h": found, "shown": SHOWN, "days": asked.days(), "calendar": _calendar(key)}

        state = service().state("partnership", key).state
        assert isinstance(state, PartnershipState)
        return page("work/hub.html", name=state.course.name, content=kept("work/todo.html", key, values))

    @pages.get("/partnerships/<key>/session")
    @permitted("partnership.read")
    def session(key: str) -> Response:
        return page("work/session.html", s=session_page(service(), key, asked.words()), days=asked.days())

    @pages.get("/partnerships/<key>/departure")
    @permitted("partnership.read")
    def departure(key: str) -> Response:
        return page("work/departure.html", d=departure_page(service(), key, asked.words()), days=asked.days())

    @pages.get("/partnerships/<key>/documents/<kind>/<version>")
    @permitted("partnership.read")
    def document(key: str, kind: str, version: str) -> Response:
        found = document_page(service(), key, kind, version, asked.words())
        return page("work/document.html", d=found, columns=COLUMNS)

    @pages.get("/partnerships/<key>/proposals/<ref>")
    @permitted("partnership.read")
    def proposal(key: str, ref: str) -> Response:
        return page("work/proposal.html", p=proposal_page(service(), key, ref, asked.words()))


def _calendar(key: str) -> str:
    """The deadlines as a file for a calendar: in the language of the reader, and in the session that it signed in with."""
    return url_for("portfolio.partnershipCalendar", key=key, lang=asked.words().language)
