"""A session is opened, and ends: always a new one at sign-in, and nothing of the browser's earlier one is left."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, make_response, redirect, session, url_for

from partnerflow.application.access.principal import Principal
from partnerflow.application.credentials import open_session, revoke
from partnerflow.application.credentials.records import Account
from partnerflow.application.finding import PartnershipSearch
from partnerflow_api.context import desk
from partnerflow_api.signing_in.arriving import principal_of
from partnerflow_api.signing_in.cookies import forget_session, keep_session
from partnerflow_api.signing_in.presence import present_session

_LONGEST = 2000


def opened(account: Account, wanted: str | None) -> Response:
    """Let an account in with this browser, and lead it on.

    Raises:
        UnauthenticatedError: the account is disabled.
    """
    service = desk().partnerflow
    _end_present(account.id)
    token = open_session(service, account.id)
    there = wanted or url_for("pages.partnerships")
    return keep_session(
        see_other(there if has_rights(principal_of(service, account)) else url_for("signing_in.me")), token
    )


def closed(there: str) -> Response:
    """End the session of this browser, and lead it on."""
    _end_present()
    return forget_session(see_other(there))


def has_rights(principal: Principal) -> bool:
    """Whether somebody was given a role anywhere: by the workspace, or by a partnership."""
    if principal.assignments:
        return True
    acting = desk().partnerflow.acting(principal, "partnership.read", "sign-in")
    return bool(acting.find(PartnershipSearch(limit=1)).items)


def local(address: str | None) -> str | None:
    """An address as far as it is one of ours: where somebody is led after signing in is never on another host."""
    if not address or len(address) > _LONGEST or not address.startswith("/") or not address.isprintable():
        return None
    # Browsers read a backslash as a slash, and two of them as the beginning of a host.
    if "\\" in address or address.startswith("//"):
        return None
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc else None


def see_other(address: str) -> Response:
    """Lead the browser to a page of ours."""
    return make_response(redirect(address, 303))


def _end_present(by: str | None = None) -> None:
    seen = present_session()
    if seen is not None:
        revoke(desk().partnerflow, seen.secret_id, by or seen.principal.id)
    session.clear()
