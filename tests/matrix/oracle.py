"""What each should be answered, by the written rights alone."""

from __future__ import annotations

from typing import Literal

from tests.matrix.addresses import Cell
from tests.matrix.people import Somebody
from tests.matrix.rights import ABOUT_FACTS, OF_ANYBODY, OF_WORKSPACE, OPEN, REGISTER, SEE, TELL, tells

Answer = Literal["open", "stranger", "forged", "missing", "forbidden", "allowed", "unsure"]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def expected(who: Somebody, cell: Cell) -> Answer:
    """How a request should be met. `unsure`: nobody says, but it must be alike for what is there and what is not."""
    if cell.method not in SAFE and _vouched_for(who, cell):
        return "forged"
    if cell.place == "elsewhere":
        return "stranger"
    if cell.able is None:
        return "unsure" if who.known or not cell.api or cell.method in SAFE else "stranger"
    if cell.able == OPEN:
        return "open"
    if not who.known:
        return "stranger"
    if cell.is_form and not who.bounded(SEE) and not _is_there(who, cell):
        return "unsure" if cell.place == "malformed" else "missing"
    if who.bounded(cell.able):
        return "forbidden"
    if cell.able in OF_WORKSPACE:
        spoken = cell.part != "by another" or cell.fact in ABOUT_FACTS
        return "allowed" if who.of_workspace(cell.able) and spoken else "forbidden"
    if cell.place in ("malformed", "replayed"):
        return "unsure"
    if cell.of_organisation:
        seen = who.sees_register() or who.sees(cell.place)
        return "allowed" if seen and cell.place != "nowhere" else "missing"
    if cell.able in OF_ANYBODY or not cell.keyed:
        return "allowed"
    return _within(who, cell, cell.able)


def _is_there(who: Somebody, cell: Cell) -> bool:
    """Whether what a form is about is there for it."""
    return cell.place in ("own", "theirs") and (who.sees(cell.place) or (cell.of_organisation and who.sees_register()))


def _within(who: Somebody, cell: Cell, able: str) -> Answer:
    """About a partnership or what is in it."""
    if cell.place == "nowhere" or not who.may(SEE, who.at(cell.place)):
        # An award can found a grant: then no right to found it is what is said.
        return "unsure" if cell.fact == "GrantAwarded" else "missing"
    if not who.may(able, who.at(cell.place)):
        return "forbidden"
    if cell.fact in ABOUT_FACTS:
        return "unsure" if able == TELL else "allowed"
    if cell.part == "by another" and able == TELL:
        # Nobody here speaks for it.
        return "forbidden"
    if cell.part == "of another" and not who.at(cell.place) - {"representative", "signatory"}:
        return "forbidden"
    if cell.fact is not None and able == TELL and not any(tells(role, cell.fact) for role in who.at(cell.place)):
        return "forbidden"
    return "allowed"


def _vouched_for(who: Somebody, cell: Cell) -> bool:
    """Whether nothing but the browser says who asks, and the page of a form does not."""
    if cell.name in ("back_channel", "") or "Authorization" in who.headers or "X-CSRF-Token" in who.headers:
        return False
    return who.forged or not cell.api or "Cookie" in who.headers


def shows_theirs(who: Somebody) -> bool:
    """Whether it may read what others have in this workspace."""
    return who.sees("theirs")


def shows_register(who: Somebody) -> bool:
    """Whether it may read the names of organisations that it has nothing to do with."""
    return who.sees_register() or who.sees("theirs") or (who.known and who.may(REGISTER, who.everywhere))
