"""Whether the service lives and can do its work; for machines that watch it, so without version and without language."""

from __future__ import annotations

import logging

from flask import Blueprint, Response

from partnerflow.errors import HeldError, PartnerflowError, UnavailableError
from partnerflow_api.context import desk
from partnerflow_api.encoding import encode
from partnerflow_api.permitting import open_to_all

blueprint = Blueprint("health", __name__, url_prefix="/health")
_log = logging.getLogger(__name__)


@blueprint.get("/live")
@open_to_all
def live() -> Response:
    """The process answers."""
    return _status(up=True)


@blueprint.get("/ready")
@blueprint.get("")
@open_to_all
def ready() -> Response:
    """The store answers too. A workspace that is held can be read: it is up, and says so."""
    try:
        desk().partnerflow.store.position()
        desk().partnerflow.ledger.admit()
    except HeldError as error:
        return _status(up=True, held=error.reason)
    except PartnerflowError as error:
        _log.error("the store does not answer: %s", error, exc_info=not isinstance(error, UnavailableError))
        return _status(up=False)
    return _status(up=True)


def _status(*, up: bool, held: str | None = None) -> Response:
    told = {"status": "UP" if up else "DOWN"} | ({"held": held} if held is not None else {})
    body = encode(told) + b"\n"
    return Response(body, 200 if up else 503, mimetype="application/json", headers={"Cache-Control": "no-store"})
