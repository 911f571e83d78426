"""Moves: which exist from here, what one would do, making it, and those that were made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from partnerflow.application.moves.request import MOVES, MoveRequest, move_request
from partnerflow.application.recording import RecordRequest
from partnerflow.application.telling import FactFilter
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.guards.evaluation import Finding
from partnerflow.domain.moves import LEARNED, MoveOption
from partnerflow.domain.moves.advancing import AdvancePreview
from partnerflow.domain.vocabulary.kinds import fault
from partnerflow.errors import Fault, MalformedError
from partnerflow.messages import render
from partnerflow_api import addresses
from partnerflow_api.bodies import read_json
from partnerflow_api.conditional import Expectation, etag, not_modified, texts_of
from partnerflow_api.context import language, service
from partnerflow_api.encoding import answer, plain
from partnerflow_api.parameters import AFTER, page_size, read, yes_or_no
from partnerflow_api.problems import missing, shown
from partnerflow_api.recording import record_request, recorded
from partnerflow_api.resource import Resource, address
from partnerflow_api.schemas.answers import MOVES_MADE, NEXT_MOVES, PREVIEW, RECORDED, WAIT
from partnerflow_api.schemas.facts import move_body
from partnerflow_api.schemas.items import listed, move_item
from partnerflow_api.schemas.state.parts import present

KIND = "partnership"
PAGE = (page_size(100, 1000), AFTER)
DRY_RUN = yes_or_no("dryRun", "Show what it would do and record nothing; may stand in the body")
blueprint = Resource("moves", __name__, tag="Course & moves")


@blueprint.operation(
    "GET",
    "/partnerships/<key>/next-moves",
    "readNextMoves",
    permission="partnership.read",
    answers=NEXT_MOVES,
    describes="Every move that the process has from here",
)
def next_moves(key: str) -> Response:
    """Every move that exists from here: open or not, why not, and who can act"""
    seen = service().next_moves(address(KIND, key))
    moves = [_option(option) for option in seen.options]
    return answer({"day": seen.day, "version": seen.stream.head.version, "moves": moves})


@blueprint.operation(
    "POST",
    "/partnerships/<key>/moves",
    "makeMove",
    permission="facts.record",
    parameters=[DRY_RUN, WAIT],
    body=[move_body(name) for name in MOVES.values()],
    status=201,
    answers=RECORDED,
    describes="Made, with what follows from it",
    otherwise={200: ("With dryRun: what it would do, and what is in the way", PREVIEW)},
    versioned=True,
    created=True,
    example={"move": "advance", "by": "LIN", "dryRun": True},
)
def make(key: str) -> Response:
    """Make a move, or with dryRun see what it would do

    A preview shows every consequence and every refusal, and a hash. Sent back as `previewHash`, the hash makes sure
    that what was decided is what happens: a move that would do something else is refused with the difference. An
    advance may go `through` several gates at once, all or none, and tell what was `learned` in the return it closes.
    """
    key = address(KIND, key)
    given, raw = read_json()
    word = given.get("move")
    if type(word) is not str or word not in MOVES:
        raise MalformedError(
            [fault("/move", "not_one_of" if "move" in given else "missing", allowed=list(MOVES), member="move")]
        )
    fact_type = FACT_TYPES[MOVES[word]]
    body = move_body(fact_type.name).read(given)
    if body.get("dryRun") or read([DRY_RUN])["dryRun"] == "true":
        unversioned = record_request(KIND, key, fact_type, body, raw, Expectation(version=None, required=False))
        return _preview(_request(word, unversioned, body))
    ask = record_request(KIND, key, fact_type, body, raw)
    return recorded(service().move(_request(word, ask, body, shown=body.get("previewHash"))))


@blueprint.operation(
    "GET",
    "/partnerships/<key>/moves",
    "readMoves",
    permission="partnership.read",
    parameters=PAGE,
    answers=MOVES_MADE,
    describes="A page of moves, oldest first",
    versioned=True,
)
def made(key: str) -> Response:
    """The moves made, each with the guards and the facts that carried it"""
    key, asked = address(KIND, key), read(PAGE)
    wanted = FactFilter(
        types=frozenset(MOVES.values()),
        after=addresses.read_place(asked["after"]) if asked["after"] else None,
        limit=asked["pageSize"],
    )
    head = service().state(KIND, key).stream.head
    unchanged = not_modified(head.version, texts=texts_of(head))
    if unchanged is not None:
        return unchanged
    page = service().history(KIND, key, wanted)
    links, headers = addresses.page(None if page.following is None else addresses.cursor(page.following))
    body = listed([move_item(view) for view in page.items], **links, pageSize=asked["pageSize"], version=head.version)
    return answer(body, headers={**headers, "ETag": etag(head.version, texts=texts_of(head))})


def _request(word: str, record: RecordRequest, body: Mapping[str, Any], shown: str | None = None) -> MoveRequest:
    return move_request(word, record, shown=shown, through=body.get("through"), learned=body.get("learned"))


def _preview(move: MoveRequest) -> Response:
    seen = service().preview(move)
    told = {
        "dryRun": True,
        "possible": not seen.refusals,
        "version": seen.stream.head.version,
        "consequences": _in_words(plain(seen.consequences)),
        "errors": [shown(refusal) for refusal in seen.refusals],
        "previewHash": seen.token,
    }
    return answer(told if seen.stops_at is None else {**told, "stopsAt": seen.stops_at})


def _in_words(shown: Any) -> Any:
    """A preview with what its guards lack in words."""
    if isinstance(shown, list | tuple):
        return [_in_words(item) for item in shown]
    if not isinstance(shown, dict):
        return shown
    lacking = {"missing": [missing(item) for item in shown["missing"]]} if "missing" in shown else {}
    return {name: _in_words(value) for name, value in shown.items()} | lacking


def _option(option: MoveOption) -> dict[str, Any]:
    return present(
        move=option.move,
        to=option.target,
        open=option.open,
        errors=[shown(refusal) for refusal in option.faults],
        who=list(option.who),
        guards=[_guard(finding) for finding in option.findings],
        toAcknowledge=list(option.to_acknowledge),
        decision=option.decision,
        supersedes=option.supersedes,
        closesReturn=option.closes_return,
        asks=_asked(option),
        reach=[_gate(gate) for gate in option.reach],
        stoppedBy=_gate(option.stopped_by) if option.stopped_by is not None else None,
        href=f"{request.root_path}{request.path.removesuffix('next-moves')}moves",
    )


def _asked(option: MoveOption) -> dict[str, Any] | None:
    """What is asked of an advance that closes a return; never a reason to refuse it."""
    if option.closes_return is None:
        return None
    words = render(Fault(code="asks", reason="learned", data={"return": option.closes_return}), language())
    return {"learned": list(LEARNED), "detail": words.text, "remedy": words.remedy}


def _gate(gate: AdvancePreview) -> dict[str, Any]:
    unmet = [item.guard for item in gate.guards if not item.holds and item.kind != "signal"]
    return present(
        **{"from": gate.closes.phase},
        to=gate.stay.phase,
        toAcknowledge=list(gate.to_acknowledge),
        unmet=unmet,
        closesReturn=gate.closes_return,
    )


def _guard(finding: Finding) -> dict[str, Any]:
    return present(
        guard=finding.guard,
        kind=finding.kind,
        outcome=finding.outcome,
        missing=[missing(item.as_data()) for item in finding.missing],
        waivedBy=[item.waiver for item in finding.waived],
        facts=list(finding.facts),
    )
