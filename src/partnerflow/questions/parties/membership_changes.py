"""Who came, left or was succeeded, and whether each funder was told in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.days import until
from partnerflow.domain.grants.records import CHANGE_NOTICE_DAYS, Change, Pack
from partnerflow.questions.parties.changes import NOTICE_TYPES, MembershipChange, membership_changes_of
from partnerflow.questions.registry import question
from partnerflow.questions.view import Answer, Asked, View


@question(
    "membership_changes",
    permission="partnership.read",
    parameters=Asked,
    nl="Wie vertrok, kwam erbij of werd opgevolgd, en is dat tijdig gemeld?",
    en="Who left, joined or was succeeded, and were the funders told in time?",
)
def membership_changes(view: View[Asked]) -> Answer:
    """Every change of partners, in order, with what each funder was told whose grant ran on that day.

    Answers a list of `{type, organisation, on, announcedOn, successor, notices}`. `type` is `accession` (admitted by
    decision), `withdrawal`, `leaving` (before it signed anything), `exclusion` or `succession`. Founding partners and
    those brought along by an import are no change; that a partner steps back and returns is told by `participation`.

    A notice is `{grant, notifiedOn, lagDays, allowedDays, inTime, firstInPack}` for each grant awarded and not
    settled on the day of the change. `lagDays` count from the announcement of a withdrawal, else from the change;
    below zero it was told ahead. `allowedDays` is the rule of that grant on that day. `inTime` is `null` when the
    grant has no such rule, or when there is time left to tell. `firstInPack` is the first evidence pack whose history
    reaches as far as the change.
    """
    changes = membership_changes_of(view)
    known = view.known_at
    later = {item.key: item for item in view.around.grants(view.key, view.day, as_known_at=known)}
    rows, behind = [], []
    for change in changes:
        notices = []
        for held in view.around.grants(view.key, change.on, as_known_at=known):
            if held.grant.running:
                row, facts = _notice(view, held, later[held.key], change, changes)
                notices.append(row)
                behind += facts
        rows.append(
            {
                "type": change.type,
                "organisation": change.organisation,
                "on": change.on,
                "announcedOn": change.announced_on,
                "successor": change.successor,
                "notices": notices,
            }
        )
        behind += change.about
    return Answer(value=rows, facts=tuple(behind))


def _notice(
    view: View[Asked], then: GrantOnDay, now: GrantOnDay, change: MembershipChange, changes: Sequence[MembershipChange]
) -> tuple[dict[str, Any], list[str]]:
    """How one funder was told of one change, with the facts that carry it."""
    allowed = then.grant.rules.get(CHANGE_NOTICE_DAYS)
    told = next((item for item in now.grant.changes.values() if _tells_of(view, item, change, changes)), None)
    pack = next((item for item in now.grant.packs.values() if _holds(view, item, change)), None)
    row = {
        "grant": then.key,
        "notifiedOn": told.on if told else None,
        "lagDays": until(change.begun, told.on) if told else None,
        "allowedDays": allowed,
        "inTime": _in_time(change.begun, told.on if told else None, allowed, view.day),
        "firstInPack": pack.ref if pack else None,
    }
    return row, [*then.grant.ruled(CHANGE_NOTICE_DAYS), *(item.fact for item in (told, pack) if item is not None)]


def _tells_of(view: View[Asked], notice: Change, change: MembershipChange, changes: Sequence[MembershipChange]) -> bool:
    """Whether a notice is about a change: it names it; or, naming none, it is of its kind and party, and of that time.

    Of several such changes it tells of the last one begun by then, or else of the first.
    """
    named = {item.fact for item in notice.about if (item.stream, item.key) == ("partnership", view.key)}
    if any(named.intersection(item.about) for item in changes):
        return bool(named.intersection(change.about))
    alike = [item for item in changes if NOTICE_TYPES[item.type] == notice.kind and item.concerns(notice.organisation)]
    begun = [item for item in alike if item.begun <= notice.on]
    return change is (begun[-1] if begun else next(iter(alike), None))


def _holds(view: View[Asked], pack: Pack, change: MembershipChange) -> bool:
    """Whether the history in a pack reaches as far as a change."""
    places, last = view.history.index.ids, pack.up_to.fact
    if (last.stream, last.key) == ("partnership", view.key) and last.fact in places:
        return places[change.fact] <= places[last.fact]
    known_on = view.history.facts[places[change.fact] - 1].known_on
    return known_on <= pack.up_to.date


def _in_time(begun: str, told: str | None, allowed: int | None, day: str) -> bool | None:
    if allowed is None:
        return None
    if told is None:
        return None if until(begun, day) <= allowed else False
    return until(begun, told) <= allowed
