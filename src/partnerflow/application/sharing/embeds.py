"""Embeds as they are asked for: the link that shows least, live, within the sites that are named."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from partnerflow.application.credentials.embeds import Embed
from partnerflow.application.sharing.request import ShareRequest
from partnerflow.domain.vocabulary.enumerations import Confined

ROLE = "observer"
WITHHELD: tuple[str, ...] = get_args(get_args(Confined)[0])
"""Every kind of confined text: whoever comes by an embed is anybody."""


def embed_request(
    key: str, *, by: str, embed: Embed, expires: datetime, label: str | None = None, request: str | None = None
) -> ShareRequest:
    """The request to share a partnership as an embed does; the rest is as for every link.

    Args:
        key: the partnership.
        by: who grants it.
        embed: what it shows, and where.
        expires: when it ends, at most a year from now.
        label: what people call it.
        request: the id of the request.
    """
    return ShareRequest(
        key=key, by=by, role=ROLE, expires=expires, withholds=WITHHELD, label=label, request=request, embed=embed
    )
