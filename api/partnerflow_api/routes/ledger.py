"""The ledger: how it stands, its checkpoints, and the proofs that it only grows (docs/spec/ledger.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, request

from partnerflow.domain.vocabulary.kinds import Integer, fault
from partnerflow.errors import MalformedError
from partnerflow.transparency.encoding import to_base64
from partnerflow_api.asking import API_PREFIX
from partnerflow_api.context import service
from partnerflow_api.encoding import answer, plain
from partnerflow_api.parameters import Parameter, given, read
from partnerflow_api.resource import Resource
from partnerflow_api.schemas.ledger import CONSISTENCY, INCLUSION, LOG, TEXT

NOTE: dict[str, Any] = {TEXT: {"type": "string", "description": "A signed note: https://c2sp.org/tlog-checkpoint"}}
_MOST = 2**53 - 1
_COUNT, _NUMBER = Integer(minimum=1, maximum=_MOST), Integer(minimum=0, maximum=_MOST)
SIZE = Parameter(name="size", kind=_COUNT, describes="The size of the checkpoint; without, the newest one")
POSITION = Parameter(
    name="position", kind=_NUMBER, describes="The position of the log to be covered; without, all of it"
)
FROM = Parameter(name="from", kind=_COUNT, describes="The size of the earlier checkpoint", required=True)
TO = Parameter(name="to", kind=_COUNT, describes="The size of the later checkpoint; without, the newest one")
NUMBER = Parameter(name="number", kind=_NUMBER, describes="The number of the entry, from 0", required=True)
blueprint = Resource("ledger", __name__, tag="Ledger")


@blueprint.operation("GET", "/log", "readLog", permission="ledger.read", answers=LOG, describes="How the ledger stands")
def standing() -> Response:
    """The ledger of this workspace: who signs it, how far it is, and whether it is held"""
    here = f"{request.root_path}{API_PREFIX}/log"
    links = {"self": here, "checkpoint": f"{here}/checkpoint", "tiles": f"{here}/tile"}
    shown = service().ledger.standing()
    told = {
        "origin": shown.origin,
        "keys": shown.vkeys,
        "size": shown.size,
        "root": to_base64(shown.root),
        "position": shown.position,
        "logPosition": shown.log_position,
        "at": shown.at,
        "held": None if shown.held is None else plain(shown.held),
        "witnesses": shown.witnesses,
    }
    return answer({**told, "links": links})


@blueprint.operation(
    "GET",
    "/log/checkpoint",
    "readCheckpoint",
    permission="ledger.read",
    parameters=[SIZE],
    answers=NOTE,
    describes="The signed note, with the cosignatures that came in since",
)
def checkpoint() -> Response:
    """The newest checkpoint, or the one of a size"""
    size = read([SIZE])["size"]
    return _note(service().checkpoint(size).note)


@blueprint.operation(
    "POST",
    "/log/checkpoint",
    "signCheckpoint",
    permission="ledger.sign",
    parameters=[POSITION],
    answers=NOTE,
    describes="A checkpoint that covers it, or the newest one where signing takes longer",
)
def settle() -> Response:
    """Sign now what was recorded, instead of in some seconds

    Nothing is signed where the newest checkpoint covers it already. `GET /log` tells the position that is covered.
    """
    position = read([POSITION])["position"]
    last = service().position()
    if position is not None and position > last:
        raise MalformedError([fault("?position", "beyond_the_log", last=last)])
    return _note(service().settled_checkpoint(position).note)


@blueprint.operation(
    "GET",
    "/log/consistency",
    "proveConsistency",
    permission="ledger.read",
    parameters=[FROM, TO],
    answers=CONSISTENCY,
    describes="The proof, lowest hash first: RFC 6962 §2.1.2",
)
def consistency() -> Response:
    """That the ledger of one size is a beginning of the ledger of another: nothing was changed or left out since"""
    asked = read([FROM, TO])
    earlier = given(asked, FROM)
    later = _signed_size(asked, TO)
    if earlier > (newest := service().checkpoint().size):
        raise MalformedError([fault("?from", "beyond_the_checkpoint", size=newest)])
    if earlier > later:
        raise MalformedError([fault("?from", "beyond_the_size", size=later)])
    proof = service().ledger.consistency(earlier, later)
    return answer({"from": earlier, "to": later, "proof": _hashes(proof)})


@blueprint.operation(
    "GET",
    "/log/inclusion",
    "proveInclusion",
    permission="ledger.read",
    parameters=[NUMBER, SIZE],
    answers=INCLUSION,
    describes="The entry and the proof, lowest hash first: RFC 6962 §2.1.1",
)
def inclusion() -> Response:
    """That an entry stands in the ledger of a size"""
    asked = read([NUMBER, SIZE])
    number = given(asked, NUMBER)
    size = _signed_size(asked, SIZE)
    if number >= size:
        raise MalformedError([fault("?number", "beyond_the_size", size=size)])
    ledger = service().ledger
    entry, proof = ledger.entries(number, 1)[0], ledger.inclusion(number, size)
    return answer({"number": number, "size": size, "entry": to_base64(entry), "proof": _hashes(proof)})


def _signed_size(asked: dict[str, Any], parameter: Parameter) -> int:
    """The size that was asked for, or the newest; what was never signed is not shown."""
    newest = service().checkpoint().size
    size = asked[parameter.name]
    if size is not None and size > newest:
        raise MalformedError([fault(f"?{parameter.name}", "beyond_the_checkpoint", size=newest)])
    return newest if size is None else int(size)


def _hashes(proof: Sequence[bytes]) -> list[str]:
    return [to_base64(item) for item in proof]


def _note(note: str) -> Response:
    return Response(note, content_type=f"{TEXT}; charset=utf-8")
