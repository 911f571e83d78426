"""One's own sessions: seen, and ended here or everywhere."""

from __future__ import annotations

from flask import Response

from partnerflow.application.credentials.telling import told_secret
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.credentials import ENDED, SECRET_ID, SESSIONS

ONE = {"session": SECRET_ID}
blueprint = Resource("sessions", __name__, tag="Principals")


@blueprint.operation(
    "GET",
    "/sessions",
    "readSessions",
    permission="self.manage",
    answers=SESSIONS,
    describes="The open ones, the newest first",
)
def every() -> Response:
    """The sessions that are open for whoever asks"""
    return answer({"items": list(map(told_secret, service().own_sessions.every()))})


@blueprint.operation(
    "DELETE",
    "/sessions/<session>",
    "endSession",
    permission="self.manage",
    path=ONE,
    answers=ENDED,
    describes="It opens nothing any more",
)
def end(session: str) -> Response:
    """End one of one's own sessions, at once"""
    service().own_sessions.end(session)
    return answer({"ended": 1})


@blueprint.operation(
    "DELETE", "/sessions", "endSessions", permission="self.manage", answers=ENDED, describes="How many were open"
)
def end_all() -> Response:
    """End all of one's own sessions, everywhere, the present one with them"""
    return answer({"ended": service().own_sessions.end_all()})
