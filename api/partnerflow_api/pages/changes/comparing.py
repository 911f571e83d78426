"""The page of what changed: the answer of `compare` by its groups in words, and what became known late apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.partnership import GrantState, PartnershipState
from partnerflow_api.pages.changes.last_visit import Mark, compared, facts_in, present_mark, reached
from partnerflow_api.pages.changes.naming import Naming
from partnerflow_api.pages.changes.telling import Facts, Told
from partnerflow_api.pages.changes.wording import Change, Wording
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.words import Words

PAGE = 10
# How many facts came is said above all groups.
_ABOVE = ("record",)
_TITLES = {"roles": "people", "learning": "evaluations"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What changed of one subject, and the newest facts told about it; `more` facts stand only in the timeline."""

    key: str
    title: str
    changes: tuple[Change, ...]
    facts: tuple[Told, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction or retraction: which facts it changed, and the value where it is no text."""

    how: str
    title: str
    on: str
    link: Link
    touched: tuple[Link, ...]
    value: tuple[str, str, str] | None
    seen_before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The two points between which it changed."""

    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two points; `present` is the day of today."""

    ends: Ends
    present: str
    facts: int
    groups: tuple[Group, ...]
    late: tuple[Told, ...]
    corrections: tuple[Correction, ...]
    more_late: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.groups or self.late or self.corrections)


def changed(partnerflow: Acting, key: str, start: str, end: str | None, words: Words) -> Changes:
    """What changed from a point to a day, or to the present.

    Raises:
        MalformedError: a point is none, or the first lies after the second.
        NotFoundError: there is no such partnership, it had not begun, or the record does not reach a point.
    """
    answer = _answer(partnerflow, key, start, end)
    naming = _naming(partnerflow, key, end, words)
    told = {each: _newest(group["facts"]) for each, group in answer["groups"].items() if each not in _ABOVE}
    late = _newest(answer["late"]["facts"])
    shown = {row["id"] for rows in (*told.values(), late) for row in rows}
    facts = Facts.named(partnerflow, key, reached(answer["version"]), shown, naming)
    wording = Wording(naming=naming)
    return Changes(
        ends=_ends(answer),
        present=present_mark(partnerflow, key).day,
        facts=facts_in(answer),
        groups=tuple(_groups(answer["groups"], told, wording, facts)),
        late=tuple(facts.of(late)),
        more_late=len(answer["late"]["facts"]) - len(late),
        corrections=tuple(_corrections(answer["late"]["corrections"], facts, words)),
    )


def ends_of(partnerflow: Acting, key: str, start: str, end: str | None) -> Ends:
    """The points between which `changed` looks, by their days and exact names. Raises as `changed`."""
    return _ends(_answer(partnerflow, key, start, end))


def _answer(partnerflow: Acting, key: str, start: str, end: str | None) -> dict[str, Any]:
    return compared(partnerflow, key, {"from": start} if end is None else {"from": start, "to": end})


def _ends(answer: Mapping[str, Any]) -> Ends:
    return Ends(
        start=Mark(day=answer["from"]["day"], version=answer["from"]["version"]),
        end=Mark(day=answer["to"]["day"], version=answer["version"]),
    )


def _naming(partnerflow: Acting, key: str, day: str | None, words: Words) -> Naming:
    state = partnerflow.state("partnership", key, as_of=day, as_known_at=day).state
    assert isinstance(state, PartnershipState)
    grants = {}
    for grant in partnerflow.grants_of(key):
        present = partnerflow.state("grant", grant).state
        assert isinstance(present, GrantState)
        grants[grant] = present.grant
    particular = Particular(words=words, process=state.process, names=Names(partnerflow, words, state))
    return Naming(state=state, particular=particular, grants=grants)


def _groups(
    groups: Mapping[str, Any], told: Mapping[str, list[dict[str, Any]]], wording: Wording, facts: Facts
) -> Iterator[Group]:
    for key, newest in told.items():
        group = groups[key]
        if group["changes"] or group["facts"]:
            yield Group(
                key=key,
                title=wording.naming.words(f"subjects.{_TITLES.get(key, key)}"),
                changes=tuple(wording.changes(key, group["changes"])),
                facts=tuple(facts.of(newest)),
                more=len(group["facts"]) - len(newest),
            )


def _newest(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The few newest of these facts, the newest first."""
    return rows[: -PAGE - 1 : -1]


def _corrections(rows: list[dict[str, Any]], facts: Facts, words: Words) -> Iterator[Correction]:
    for row in rows:
        old, new = _plain(row["old"], words), _plain(row["new"], words)
        yield Correction(
            how=row["how"],
            title=FACT_TYPES[row["fact"]].titles[words.language] if row["fact"] else "",
            on=row["on"],
            link=facts.link(row["id"]),
            touched=tuple(map(facts.link, row["facts"])),
            value=(row["pointer"].strip("/"), old, new) if old is not None and new is not None else None,
            seen_before=row["seenBefore"],
        )


def _plain(value: Any, words: Words) -> str | None:
    """A single value that was corrected; None for a text, and for what has members of its own."""
    if value is None or isinstance(value, dict | list):
        return None
    try:
        return words.day(date.fromisoformat(str(value)).isoformat())
    except ValueError:
        return str(value)
