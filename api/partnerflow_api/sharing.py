"""What is asked for a share link, of a page and of the API alike, and the address that a link is handed out as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import request, url_for

from partnerflow.application.sharing.request import USES, ShareRequest
from partnerflow_api.context import request_id
from partnerflow_api.schemas.sharing import LinkBody
from partnerflow_api.signing_in.ways import ways

BODY = LinkBody()


def share_request(key: str, given: Mapping[str, Any]) -> ShareRequest:
    """The request for a link into a partnership.

    Args:
        key: the partnership.
        given: what was sent, as `LinkBody` describes it.

    Raises:
        MalformedError: something is missing, or is not what it should be; each fault points to its member.
    """
    body = BODY.read(given)
    return ShareRequest(
        key=key,
        by=body["by"],
        role=body["role"],
        expires=_end(body["through"]),
        uses=body.get("uses", USES),
        organisation=body.get("organisation"),
        external=body.get("external"),
        withholds=tuple(body.get("withholds", ())),
        label=body.get("label"),
        request=request_id(),
    )


def share_address(token: str) -> str:
    """The page that redeems a link, its token behind #; the host is what the operator says, never what a request names."""
    origin = ways().given.url or request.host_url.rstrip("/")
    return f"{origin}{url_for('pages.share')}#{token}"


def _end(through: str) -> datetime:
    """The instant at which a link ends that is good through a day, UTC, or until a moment."""
    moment = datetime.fromisoformat(through)
    return moment.replace(tzinfo=UTC) + timedelta(days=1) if moment.tzinfo is None else moment.astimezone(UTC)
