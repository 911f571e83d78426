"""The ledger as static files: its hashes and entries as C2SP tlog-tiles, for monitors and mirrors."""

from __future__ import annotations

from hashlib import sha256

from flask import Response, request

from partnerflow.domain.vocabulary.kinds import Schema, Text
from partnerflow.errors import NotFoundError
from partnerflow_api.context import service
from partnerflow_api.resource import Resource
from partnerflow_api.tiles import Tile, read_tile

MEDIA = "application/octet-stream"
# A recovered ledger has other entries at the same addresses: nobody may take an old tile for one of the new ones.
# Only somebody known here may read them, so no cache between us keeps one for others.
ASKED_AGAIN = "private, no-cache"
PLACE = Text(minimum=3, maximum=60)
BYTES: dict[str, Schema] = {MEDIA: {"type": "string", "format": "binary"}}
blueprint = Resource("tiles", __name__, tag="Ledger")


@blueprint.operation(
    "GET",
    "/log/tile/<level>/<path:place>",
    "readTile",
    permission="ledger.read",
    path={"level": Text(minimum=1, maximum=2), "place": PLACE},
    answers=BYTES,
    describes="Hashes of 32 bytes, one after the other",
    kept=True,
    versioned=True,
)
def hashes(level: str, place: str) -> Response:
    """A tile of the tree: up to 256 hashes of one level

    As https://c2sp.org/tlog-tiles: `place` is `067` or `x001/x234/067`, with `.p/12` behind it for a partial tile.
    """
    tile = _tile(level, place)
    return _kept(b"".join(service().ledger.hashes(tile.level, tile.first, tile.width)))


@blueprint.operation(
    "GET",
    "/log/tile/entries/<path:place>",
    "readEntries",
    permission="ledger.read",
    path={"place": PLACE},
    answers=BYTES,
    describes="Entries, each behind its length in two bytes",
    kept=True,
    versioned=True,
)
def entries(place: str) -> Response:
    """Up to 256 entries of the ledger: hashes and numbers, never content

    As https://c2sp.org/tlog-tiles, `place` as in the tiles of the tree.
    """
    tile = _tile("0", place)
    found = service().ledger.entries(tile.first, tile.width)
    return _kept(b"".join(len(entry).to_bytes(2, "big") + entry for entry in found))


def _tile(level: str, place: str) -> Tile:
    tile = read_tile(level, place)
    size = service().checkpoint().size
    # What was never signed is shown to nobody.
    if tile is None or not tile.is_in(size):
        raise NotFoundError(f"no tile {level}/{place}", reason="no_such_tile", level=level, place=place, size=size)
    return tile


def _kept(body: bytes) -> Response:
    response = Response(body, mimetype=MEDIA, headers={"Cache-Control": ASKED_AGAIN})
    response.set_etag(sha256(body).hexdigest()[:32])
    response.make_conditional(request.environ)
    return response
