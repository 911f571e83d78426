"""The groups of the hub, in the order in which they press."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from partnerflow_api.pages.work.todo.calendar import calendar
from partnerflow_api.pages.work.todo.means import mandates, projects, promises
from partnerflow_api.pages.work.todo.outside import funder, people
from partnerflow_api.pages.work.todo.table import table
from partnerflow_api.pages.work.todo.things import Desk, Group, Thing
from partnerflow_api.pages.work.todo.waiting import waiting

GROUPS: Mapping[str, Callable[[Desk], Iterable[Thing]]] = MappingProxyType(
    {
        "waiting": waiting,
        "table": table,
        "calendar": calendar,
        "mandates": mandates,
        "promises": promises,
        "projects": projects,
        "funder": funder,
        "people": people,
    }
)
AFTERWARDS = ("calendar", "promises", "funder")
"""What is still to be done once a partnership has ended."""


def groups_of(desk: Desk) -> tuple[Group, ...]:
    """Every group that has something to do."""
    ended = desk.state.course.ended is not None
    found = ((key, tuple(tell(desk))) for key, tell in GROUPS.items() if not ended or key in AFTERWARDS)
    return tuple(Group(key=key, things=things) for key, things in found if things)


def own_of(groups: Iterable[Group], code: str | None) -> tuple[Thing, ...]:
    """What waits for one party, and only its own part of it."""
    return tuple(_own(groups, code)) if code is not None else ()


def _own(groups: Iterable[Group], code: str) -> Iterator[Thing]:
    for group in groups:
        for thing in group.things:
            if thing.waits_for(code):
                doers = thing.doers if thing.waits else tuple(doer for doer in thing.doers if doer.code == code)
                yield replace(thing, doers=doers)
