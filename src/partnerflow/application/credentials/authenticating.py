"""From a token to who shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerflow.application.credentials.lifetimes import IDLE, TOUCHED_EVERY
from partnerflow.application.credentials.records import Authenticated
from partnerflow.application.credentials.refusals import unauthenticated
from partnerflow.application.credentials.tokens import parse_token
from partnerflow.application.instants import instant
from partnerflow.application.ports import Address

if TYPE_CHECKING:
    from partnerflow.application.service import Partnerflow


def authenticate(service: Partnerflow, token: str, about: Address | None = None) -> Authenticated:
    """Who shows a key or a session, with the roles that the workspace gave it; asks the store each time.

    A link opens nothing by itself: it is redeemed for a session (`links.redeem_link`). An embed never becomes one (`embeds`).

    Args:
        service: the workspace.
        token: what is shown.
        about: the stream that it is shown for; its head may come along.

    Raises:
        UnauthenticatedError: the token is none, or unknown, expired, revoked, or of somebody who was disabled. Which of these
            it is stays unsaid.
        UnavailableError: the store does not answer.
    """
    shown = parse_token(token)
    if shown is None or shown.kind not in ("key", "session"):
        raise unauthenticated()
    now = service.clock.now()
    secrets = service.credentials.secrets
    found = secrets.authenticated(shown.hash, now=instant(now), idle_since=instant(now - IDLE), about=about)
    if found is None:
        raise unauthenticated()
    if found.last_used_at is None or found.last_used_at <= instant(now - TOUCHED_EVERY):
        secrets.touch(found.secret_id, instant(now))
    return found
