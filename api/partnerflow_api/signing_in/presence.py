"""Whose session this browser has, and what pages say of who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from flask import g

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials import account, authenticate
from partnerflow.application.credentials.records import Authenticated
from partnerflow.errors import PartnerflowError, UnauthenticatedError
from partnerflow_api.asking import asking
from partnerflow_api.context import desk
from partnerflow_api.signing_in.cookies import session_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who a page is for: what people call them, whether a share link let them in, and whether they can sign out here."""

    id: str
    label: str
    kind: str
    by: Literal["session", "proxy"]


def present_session() -> Authenticated | None:
    """The session that this browser has, looked up once a request; None when it has none that opens anything."""
    if "session_seen" not in g:
        g.session_seen = _looked_up()
    return cast("Authenticated | None", g.session_seen)


def session_principal() -> Principal | None:
    """Whoever has the session of this browser."""
    seen = present_session()
    return seen.principal if seen is not None else None


def who() -> Who | None:
    """Who is known in this request, for the head of a page; a store that does not answer makes nobody known."""
    known = asking().principal
    try:
        seen = present_session()
        if known is None and seen is not None:
            known = seen.principal
        if known is None or known.kind not in ("person", "link"):
            return None
        label = account(desk().partnerflow, known.id).label
    except PartnerflowError:
        return None
    return Who(id=known.id, label=label or known.id, kind=known.kind, by="proxy" if seen is None else "session")


def _looked_up() -> Authenticated | None:
    token = session_token()
    if token is None:
        return None
    try:
        seen = authenticate(desk().partnerflow, token)
    except UnauthenticatedError:
        return None
    # A key is no session: whoever put one into a cookie has no right of forms.
    return seen if seen.kind == "session" else None
