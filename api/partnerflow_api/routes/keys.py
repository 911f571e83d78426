"""Keys of programs: made, listed, rotated, revoked. A token is told once, and never again."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response

from partnerflow.application.credentials.lifetimes import OVERLAP_HOURS
from partnerflow.application.credentials.records import Account
from partnerflow.application.credentials.telling import told_key
from partnerflow.domain.vocabulary.kinds import Text
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.bodies import read_json
from partnerflow_api.context import service
from partnerflow_api.encoding import answer
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.credentials import (
    KEY,
    KEY_MADE,
    KEYS,
    KeyBody,
    RotateBody,
    assignments_of,
)

ONE = {"key": Text(form="principal", maximum=20, pattern=r"^key-[a-z2-7]{16}$")}
BODY, ROTATION = KeyBody(), RotateBody()
blueprint = Resource("keys", __name__, tag="Principals")


@blueprint.operation(
    "POST",
    "/keys",
    "makeKey",
    permission="principals.manage",
    body=BODY,
    status=201,
    answers=KEY_MADE,
    describes="The key, and its token: shown now and never again",
    created=True,
    example={"label": "Grant portal", "roles": [{"role": "funder", "actor": "PROV"}], "expires": "2027-06-30"},
)
def make() -> Response:
    """Make a key for a program

    It opens what its roles in the workspace give, and what facts of partnerships give to its pseudonym. Sent twice, it makes
    two keys.
    """
    body = BODY.read(read_json()[0])
    scopes = body.get("scopes")
    made, token = service().principals.make_key(
        body["label"],
        assignments_of(body["roles"]),
        scopes=None if scopes is None else frozenset(scopes),
        expires=date.fromisoformat(body["expires"]),
    )
    location = f"{API_PREFIX}/keys/{made.id}"
    return answer({"token": token, "key": _told(made)}, 201, headers={"Location": location})


@blueprint.operation(
    "GET", "/keys", "readKeys", permission="principals.manage", answers=KEYS, describes="The keys; no tokens"
)
def every() -> Response:
    """Every key there ever was, with its roles and when each token was last used"""
    return answer({"items": [_told(each) for each in service().principals.every("key")]})


@blueprint.operation(
    "GET",
    "/keys/<key>",
    "readKey",
    permission="principals.manage",
    path=ONE,
    answers=KEY,
    describes="The key; no tokens",
)
def one(key: str) -> Response:
    """One key, with its roles and when each token was last used"""
    return answer(_told(service().principals.one("key", key)))


@blueprint.operation(
    "POST",
    "/keys/<key>/rotate",
    "rotateKey",
    permission="principals.manage",
    path=ONE,
    body=ROTATION,
    answers=KEY_MADE,
    describes="The key, and its new token: shown now and never again",
    example={"overlapHours": 24},
)
def rotate(key: str) -> Response:
    """Give a key another token

    The one before it lives on for the overlap, so that a program can be changed over; any older one ends now.
    """
    body = ROTATION.read(read_json()[0])
    managing = service().principals
    found = managing.one("key", key)
    expires = body.get("expires")
    token = managing.rotate_key(
        found.id,
        overlap_hours=body.get("overlapHours", OVERLAP_HOURS),
        expires=None if expires is None else date.fromisoformat(expires),
    )
    return answer({"token": token, "key": _told(found)})


@blueprint.operation(
    "DELETE",
    "/keys/<key>",
    "revokeKey",
    permission="principals.manage",
    path=ONE,
    answers=KEY,
    describes="It opens nothing any more",
)
def revoke(key: str) -> Response:
    """Revoke a key with all its tokens, at once and for good"""
    managing = service().principals
    managing.revoke(managing.one("key", key).id)
    return answer(_told(managing.one("key", key)))


def _told(key: Account) -> dict[str, Any]:
    managing = service().principals
    return told_key(key, managing.assigned(key.id), managing.secrets(key.id))
