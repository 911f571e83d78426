"""What a share link shows is one moment, and every page of it says so: which moment, and how a newer one is had."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import PartnerflowError
from partnerflow_api.asking import asking

_KINDS = {"partnerships": "partnership", "grants": "grant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The moment: the day on which the link was made, None where that is not on record, and the last fact that it shows."""

    day: str | None
    number: int


def frozen_note() -> Frozen | None:
    """The moment that this page shows; None for who sees what is recorded now, and off the pages of a partnership."""
    reader = asking().acting
    key, kind = (request.view_args or {}).get("key"), _KINDS.get(request.path.split("/")[1])
    if reader is None or reader.principal.pinned is None or key is None or kind is None:
        return None
    try:
        if kind == "grant":
            key = reader.state(kind, key).stream.head.about or key
        view = reader.state("partnership", key)
    except PartnerflowError:
        return None
    assert isinstance(view.state, PartnershipState)
    own = (grant.since for grant in view.state.access.grants.values() if grant.principal == reader.principal.id)
    return Frozen(day=next(own, None), number=view.version)
