"""What somebody outside takes along to check a partnership: its bundle, and the proof of one of its events."""

from __future__ import annotations

from flask import Response

from partnerflow.domain.vocabulary.kinds import Integer
from partnerflow.errors import MalformedError
from partnerflow_api.context import service
from partnerflow_api.encoding import JSON
from partnerflow_api.parameters import Parameter, in_address, read
from partnerflow_api.resource import KEY, Resource, address
from partnerflow_api.schemas.ledger import BUNDLE, TEXT

KIND = "partnership"
SINCE = Parameter(
    name="since",
    kind=Integer(minimum=1, maximum=2**53 - 1),
    describes="The size of a checkpoint you saw before: the bundle proves that nothing changed since",
)
VERSION = Parameter(
    name="version",
    kind=Integer(minimum=1, maximum=10_000_000),
    describes="The version of the partnership that the event made; without, the last one",
)
blueprint = Resource("bundles", __name__, tag="Ledger")


@blueprint.operation(
    "GET",
    "/partnerships/<key>/bundle",
    "readBundle",
    permission="partnership.read",
    parameters=[SINCE],
    path=KEY,
    answers=BUNDLE,
    describes="A file that can be checked without this service, at /verify or by /verify.py",
)
def bundle(key: str) -> Response:
    """The whole history of a partnership with its proofs, as far as the newest checkpoint covers it

    It holds the partnership, its grants, and the organisations that they name. The same checkpoint gives the same bytes but
    for `madeAt`.
    """
    key, since = address(KIND, key), read([SINCE])["since"]
    try:
        made = service().bundle(key, since=since)
    except MalformedError as error:
        raise in_address(error) from None
    return _file(made.to_bytes(), JSON, f"{key}.bundle.json")


@blueprint.operation(
    "GET",
    "/partnerships/<key>/proof",
    "readProof",
    permission="partnership.read",
    parameters=[VERSION],
    path=KEY,
    answers={TEXT: {"type": "string", "description": "https://c2sp.org/tlog-proof; the entry stands in `extra`"}},
    describes="The entry of the event, its inclusion proof and the checkpoint",
)
def proof(key: str) -> Response:
    """The proof that one event of a partnership stands in the ledger"""
    key = address(KIND, key)
    version = read([VERSION])["version"]
    made = service().proof(key, version)
    name = key if version is None else f"{key}-{version}"
    return _file(made.encode(), f"{TEXT}; charset=utf-8", f"{name}.tlog-proof")


def _file(body: bytes, content_type: str, name: str) -> Response:
    return Response(body, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
