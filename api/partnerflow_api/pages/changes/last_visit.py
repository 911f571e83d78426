"""What a reader saw last of a partnership: kept in a cookie of its own pages, without anything about who reads.

The mark moves only with a page that tells everything since it, up to the present. Where the list begins stands in the
address of that page, so to load it again shows it again; and the mark before is kept, in case a page never arrived.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from flask import Response, g, request, url_for

from partnerflow.application.access.acting import Acting
from partnerflow.errors import MalformedError, NotFoundError
from partnerflow.questions.record.comparing.standpoint import version_name
from partnerflow_api.conditional import texts_of
from partnerflow_api.context import desk
from partnerflow_api.pages.asked import LONGEST, VERSION
from partnerflow_api.rendered import Rendering

COOKIE = "partnerflow_seen"
_A_YEAR = 365 * 24 * 60 * 60
_MARK = rf"(\d{{4}}-\d{{2}}-\d{{2}})/({VERSION.pattern})"
_MARKS = re.compile(rf"{_MARK}(?:\|{_MARK})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The version of the record that a page showed, as `compare` named it, and the day on which it did."""

    day: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The present version of the record and its day; since a mark: how many facts came, and whether anything is different."""

    present: Mark
    facts: int
    different: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """The last mark and the one before it; None where there is none."""

    last: Mark | None = None
    before: Mark | None = None

    @classmethod
    def of(cls, cookies: Mapping[str, str]) -> Visits:
        """What the cookie tells; one that cannot be read tells nothing."""
        read = _MARKS.fullmatch(cookies.get(COOKIE, ""))
        if read is None:
            return cls()
        marks = [Mark(day=day, version=version) for day, version in (read.group(1, 2), read.group(3, 4)) if day]
        try:
            for mark in marks:
                date.fromisoformat(mark.day)
        except ValueError:
            return cls()
        return cls(last=marks[0], before=marks[1] if len(marks) > 1 else None)

    def day_of(self, version: str) -> str | None:
        """The day of the visit that ended with this version; None when it was none of these."""
        return next((mark.day for mark in (self.last, self.before) if mark and mark.version == version), None)

    def having_seen(self, since: Mark, present: Mark) -> Visits:
        """After a look at everything since a point up to the present; unmoved when that began after the last mark."""
        last = self.last
        if last is None:
            return Visits(last=present)
        if since.day > last.day or _further(since.version, last.version):
            return self
        return Visits(last=present, before=self.before if last.version == present.version else last)

    def arriving(self, news: News) -> Visits:
        """After a look at the partnership: a first visit begins at the present, and one without news renews the day."""
        if self.last is None or (not news.facts and not news.different):
            return replace(self, last=news.present)
        return self

    def keep(self, response: Response, key: str) -> Response:
        """The response with the cookie; a page that the browser fetches before anybody asks for it moves nothing."""
        known = Visits.of(request.cookies)
        if self.last is not None and self != known and "prefetch" not in request.headers.get("Sec-Purpose", ""):
            response.set_cookie(
                COOKIE,
                "|".join(f"{mark.day}/{mark.version}" for mark in (self.last, self.before) if mark is not None),
                max_age=_A_YEAR,
                path=url_for("pages.partnership", key=key),
                secure=request.is_secure,
                httponly=True,
                samesite="Lax",
            )
        return response


def news(partnerflow: Acting, key: str, visits: Visits) -> tuple[Visits, News]:
    """What a visitor of the partnership missed; marks that the record does not reach are left out of the visits.

    Raises:
        NotFoundError: there is no such partnership.
    """
    visits = reached_visits(partnerflow, key, visits)
    if visits.last is not None:
        try:
            return visits, _since(partnerflow, key, visits.last.version)
        except (MalformedError, NotFoundError):
            visits = Visits()
    return visits, News(present=present_mark(partnerflow, key), facts=0, different=False)


def reached_visits(partnerflow: Acting, key: str, visits: Visits) -> Visits:
    """These visits without the marks that the record does not reach, and without one before that knows more than the last.

    Raises:
        NotFoundError: there is no such partnership.
    """
    last, before = visits.last, visits.before
    if last is None or not _is_reached(partnerflow, key, last.version):
        return Visits()
    return replace(visits, before=None) if before is not None and _further(before.version, last.version) else visits


def _is_reached(partnerflow: Acting, key: str, version: str) -> bool:
    """Whether a version is named as `compare` names it, and all that it knows was known by today."""
    known, grants = reached(version), partnerflow.grants_of(key)
    if len(version) > LONGEST or version != version_name(known[""], {each: known[each] for each in known if each}):
        return False
    today = partnerflow.clock.now().date().isoformat()
    for name, number in known.items():
        if name and name not in grants:
            return False
        facts = partnerflow.state(*(("grant", name) if name else ("partnership", key))).stream.history.facts
        if number > len(facts) or facts[number - 1].known_on > today:
            return False
    return True


def compared(partnerflow: Acting, key: str, points: Mapping[str, str]) -> dict[str, Any]:
    """The answer of `compare` between these points, at hand when it was asked before at the same versions on the same day.

    Raises:
        MalformedError: a point is none, or the first lies after the second.
        NotFoundError: there is no such partnership, it had not begun, or the record does not reach a point.
    """
    head = partnerflow.state("partnership", key).stream.head
    present = present_mark(partnerflow, key)

    def asked() -> Rendering:
        return Rendering(msgspec.json.encode(partnerflow.answer(key, "compare", points)))

    form = ("compare", tuple(sorted(points.items())), present, texts_of(head))
    # A page asks for the same more than once, and an answer may be long.
    read: dict[Hashable, dict[str, Any]] = g.setdefault("compared", {})
    named = (head.stream_id, head.version, form)
    if named not in read:
        made = desk().rendered.get(head.stream_id, head.version, form, asked)
        read[named] = msgspec.json.decode(made.body, type=dict[str, Any])
    return read[named]


def present_mark(partnerflow: Acting, key: str) -> Mark:
    """Where the record stands now."""
    grants = {grant: partnerflow.state("grant", grant).version for grant in partnerflow.grants_of(key)}
    version = version_name(partnerflow.state("partnership", key).version, grants)
    return Mark(day=partnerflow.clock.now().date().isoformat(), version=version)


def _since(partnerflow: Acting, key: str, point: str) -> News:
    answer = compared(partnerflow, key, {"from": point})
    return News(
        present=present_mark(partnerflow, key),
        facts=facts_in(answer),
        different=any(group["changes"] for name, group in answer["groups"].items() if name != "record"),
    )


def facts_in(answer: Mapping[str, Any]) -> int:
    """How many facts came between two points, corrections included."""
    return sum((row["after"] or 0) - (row["before"] or 0) for row in answer["groups"]["record"]["changes"])


def _further(version: str, other: str) -> bool:
    """Whether a version knows more of any stream than another."""
    known = reached(other)
    return any(number > known.get(stream, 0) for stream, number in reached(version).items())


def reached(version: str) -> dict[str, int]:
    """How far a version of `compare` reaches: of the partnership under no name, of each grant under its key."""
    own, *grants = version.split(",")
    named = (name.partition(":") for name in grants)
    return {"": int(own.removeprefix("v")), **{key: int(number) for key, _, number in named if number.isdigit()}}
