"""The addresses of the moves: GET shows what one would do, POST makes it as it was shown."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.application.moves.request import MOVES
from partnerflow.errors import Fault, FaultyError, NotFoundError
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.forms.amounts import Numerals, numerals
from partnerflow_api.pages.forms.telling import new_once
from partnerflow_api.pages.forms.told import with_told
from partnerflow_api.pages.moving.asking import LOOK, MAKE, SHOWN, Asked, from_address, from_form
from partnerflow_api.pages.moving.changed import changed
from partnerflow_api.pages.moving.filling import filled
from partnerflow_api.pages.moving.looking import at_field, lacking
from partnerflow_api.pages.moving.page import MovePage, move_page
from partnerflow_api.pages.rendering import page
from partnerflow_api.permitting import permitted


def register(pages: Blueprint) -> None:
    """`/partnerships/{key}/moves/{move}`."""

    @pages.get("/partnerships/<key>/moves/<move>")
    @permitted("facts.record", "makeMove")
    def move(key: str, move: str) -> Response:
        return _shown(from_address(key, _known(move), request.args, _numerals()))

    @pages.post("/partnerships/<key>/moves/<move>")
    @permitted("facts.record", "makeMove")
    def make_move(key: str, move: str) -> Response:
        wanted = from_form(key, _known(move), request.form, _numerals())
        return _made(wanted) if wanted.makes else _shown(wanted)


def _known(move: str) -> str:
    if move not in MOVES:
        raise NotFoundError(f"there is no move {move!r}")
    return move


def _numerals() -> Numerals:
    return numerals(asked.words().language)


def _made(wanted: Asked) -> Response:
    """Make the move, or show what was in its way."""
    try:
        made = service().move(wanted.request())
    except FaultyError as error:
        return _shown(wanted, error)
    there = asked.address("partnership", key=wanted.key, asOf=None, asKnownAt=None)
    return make_response(redirect(with_told(there, made.facts[0].id), 303))


def _shown(wanted: Asked, error: FaultyError | None = None) -> Response:
    """The page of the move as it would be now, with what refused it."""
    found = move_page(service(), wanted, asked.words())
    difference = changed(error, found.reader) if error is not None else None
    faults = _in_the_way(found, error.faults if error is not None and difference is None else None)
    if difference is not None and not difference.differences and faults:
        # It is another move by what has to be mended in it: that says more.
        difference = None
    shown = {"m": found, "form": filled(service(), found, faults), "changed": difference}
    names = {"once": wanted.once or new_once(), "shown_as": SHOWN}
    return page("moving/move.html", 409 if error is not None else 200, **shown, **names)


def _in_the_way(found: MovePage, refused: Sequence[Fault] | None) -> Sequence[Fault]:
    """What has to be mended before there is something to confirm, beside its field; of one just opened no more than its day."""
    seen = found.seen
    if seen is None or (seen.token and refused is None):
        return refused or ()
    mendable = [fault for fault in seen.refusals if at_field(fault)]
    if seen.asked.act not in (MAKE, LOOK):
        return [fault for fault in mendable if fault.pointer == "/occurredAt"]
    # What is missing hides what is wrong in the rest; with stand-ins for it, that is seen as well.
    return [*(lacking(service(), seen.asked) if refused is None else refused), *mendable]
