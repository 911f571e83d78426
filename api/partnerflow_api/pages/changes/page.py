"""The page of changes as its address asks for it, with what the reader saw before; a point that cannot be used is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request
from markupsafe import Markup

from partnerflow.application.access.acting import Acting
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow_api.pages import asked
from partnerflow_api.pages.changes.comparing import Ends, changed, ends_of
from partnerflow_api.pages.changes.last_visit import Visits, reached_visits
from partnerflow_api.pages.keeping import kept
from partnerflow_api.pages.words import Words

_BEYOND = frozenset({"no_such_version", "no_such_grant_of_it"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A visit to look back to."""

    title: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What was asked, between which points that is, or the `problem` with it; `visits` are those before this one."""

    key: str
    name: str
    start: str | None
    end: str | None
    visits: Visits
    sinces: tuple[Since, ...]
    ends: Ends | None
    problem: str | None = None
    status: int = 200

    @property
    def visited_on(self) -> str | None:
        """The day of the visit that the page looks back to; None when it looks back to another point."""
        return self.visits.day_of(self.start) if self.start is not None else None

    @property
    def having_seen(self) -> Visits:
        """The visits after this one. One that ends on a day of its own does not show the present, and moves nothing."""
        ends = self.ends
        return self.visits if ends is None or self.end is not None else self.visits.having_seen(ends.start, ends.end)


def changes_page(partnerflow: Acting, key: str, words: Words) -> ChangesPage:
    """The page of what changed in a partnership between the points of the address; `changed` tells what that is.

    Raises:
        AddressError: a point in it can be read neither as a day nor as a version.
        NotFoundError: there is no such partnership, or it had not begun at the end asked about.
    """
    start, end = asked.point("from"), asked.day("to")
    state = partnerflow.state("partnership", key).state
    assert isinstance(state, PartnershipState)
    visits = reached_visits(partnerflow, key, Visits.of(request.cookies))
    ends, problem, status = None, None, 200
    if start is not None:
        try:
            ends = ends_of(partnerflow, key, start, end)
        except MalformedError:
            problem, status = words("changes.wrong_way"), 400
        except NotFoundError as error:
            if error.reason not in _BEYOND:
                raise
            problem, status = words("changes.beyond"), 404
    return ChangesPage(
        key=key,
        name=state.course.name,
        start=start,
        end=end,
        visits=visits,
        sinces=tuple(_sinces(visits, start, words)),
        ends=ends,
        problem=problem,
        status=status,
    )


def told_between(partnerflow: Acting, found: ChangesPage, words: Words) -> Markup | None:
    """What changed between the points of the page, as HTML; None where there are none."""
    start, end = found.start, found.end
    if start is None or found.ends is None:
        return None

    def values() -> dict[str, Any]:
        return {"c": found, "told": changed(partnerflow, found.key, start, end, words)}

    return kept("changes/told.html", found.key, values, found.visited_on)


def _sinces(visits: Visits, start: str | None, words: Words) -> Iterator[Since]:
    for title, mark in (("since_last", visits.last), ("since_before", visits.before)):
        if mark is not None:
            yield Since(
                title=words(f"changes.{title}", day=words.day(mark.day)),
                address=asked.here(**{"from": mark.version, "to": None}),
                chosen=start == mark.version,
            )
