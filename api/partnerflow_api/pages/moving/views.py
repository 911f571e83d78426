"""The addresses of the moves: GET shows what one would do, POST makes it as it was shown."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request

from partnerflow.application.moves.request import MOVES
from partnerflow.errors import FaultyError, NotFoundError
from partnerflow_api.context import service
from partnerflow_api.pages import asked
from partnerflow_api.pages.forms.amounts import Numerals, numerals
from partnerflow_api.pages.forms.telling import new_once
from partnerflow_api.pages.moving.asking import LOOK, MAKE, SHOWN, Asked, from_address, from_form
from partnerflow_api.pages.moving.changed import changed
from partnerflow_api.pages.moving.filling import filled
from partnerflow_api.pages.moving.looking import lacking
from partnerflow_api.pages.moving.page import move_page
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
    told = asked.address("partnership", key=wanted.key, told=made.facts[0].id, asOf=None, asKnownAt=None)
    return make_response(redirect(told, 303))


def _shown(wanted: Asked, error: FaultyError | None = None) -> Response:
    """The page of the move as it would be now, with what refused it."""
    found = move_page(service(), wanted, asked.words())
    difference = changed(error, found.reader) if error is not None else None
    faults = error.faults if error is not None and difference is None else ()
    if error is None and found.seen is not None and wanted.act in (MAKE, LOOK) and not found.seen.token:
        # There is nothing to confirm yet: what is still missing for that stands beside its field.
        faults = lacking(service(), found.seen.asked)
    shown = {"m": found, "form": filled(service(), found, faults), "changed": difference}
    names = {"once": wanted.once or new_once(), "shown_as": SHOWN}
    return page("moving/move.html", 409 if error is not None else 200, **shown, **names)
