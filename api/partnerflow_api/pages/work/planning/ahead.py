"""The ways from the hub to what helps to prepare: a session, a return, a departure."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow_api.pages.asked import address
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.work.todo.things import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Where to look before the next step. `last` is the day of the last session, `since` what changed after it;
    `back` shows what a return would do, for who may make one; `parties` are those whose departure can be thought through.
    """

    session: str
    last: str | None
    since: str | None
    back: tuple[Button, ...]
    departure: str
    parties: tuple[tuple[str, str], ...]


def ahead_of(desk: Desk) -> Ahead:
    """What can be looked up today."""
    course, key = desk.state.course, desk.key
    last = max((held.on for held in desk.state.interaction.dialogues if held.on <= desk.day), default=None)
    today = {"asOf": None, "asKnownAt": None}
    returns = course.ended is None and not course.paused and desk.state.process.earlier_phases(course.phase)
    back = desk.offers.steps.move("return", desk.words("work.ahead.return")) if returns else None
    present = [code for code, party in desk.state.parties.by_organisation.items() if party.present]
    return Ahead(
        session=address("session", key=key, **today),
        last=last,
        since=address("changes", key=key, **today, **{"from": last}) if last is not None else None,
        back=(back,) if back is not None and back.address is not None else (),
        departure=address("departure", key=key, **today),
        parties=tuple((code, desk.names.of(code)) for code in present),
    )
