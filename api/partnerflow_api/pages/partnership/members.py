"""Who takes part, who did, and what a partner announced about its own place that nobody recorded as done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.partnership.steps import Button, Steps
from partnerflow_api.pages.words import Words

_STEPS: dict[str, tuple[str, dict[str, str]]] = {
    "become_associated": ("CategoryChanged", {"category": "associated"}),
    "stop": ("PartnerWithdrew", {}),
}
"""By what a partner can announce: the fact that tells that it happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One organisation and its place; `since` is None for one that is gone and never counted.

    `steps` answer an invitation that still waits for an answer.
    """

    name: str
    code: str
    place: str
    since: str | None
    until: str | None
    successor: str | None
    steps: tuple[Button, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether it takes part no more."""
        return self.until is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a partner that still counts announced: that it would be associated only, or stop, from a day on."""

    organisation: str
    what: str
    since: str
    fact: str

    def said(self, day: str, words: Words, names: Names) -> str:
        """The announcement, and that an announcement changes nothing itself."""
        done = words(
            "reviews.announced.not_done" if self.since <= day else "reviews.announced.not_yet", day=words.day(day)
        )
        told = {"organisation": names.of(self.organisation), "since": words.day(self.since), "done": done}
        return words(f"reviews.announced.{self.what}", **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """An announcement on a page: its words, where it was told, whether its day has come, and what would make it so."""

    text: str
    fact: Link
    due: bool
    steps: tuple[Button, ...]


def announced(state: PartnershipState) -> Iterator[Announced]:
    """Each announcement of a partner that still counts."""
    counting = set(state.parties.counting())
    for renewal in state.course.renewals.values():
        for told in renewal.recommitments:
            if told.organisation in counting and told.outcome in _STEPS and told.effective_on is not None:
                yield Announced(
                    organisation=told.organisation, what=told.outcome, since=told.effective_on, fact=told.fact
                )
    for code in sorted(counting):
        notice = state.parties.by_organisation[code].notice
        if notice is not None:
            yield Announced(organisation=code, what="stop", since=notice.effective_on, fact=notice.fact)


def announcements(
    state: PartnershipState, key: str, day: str, words: Words, names: Names, steps: Steps
) -> Iterator[Announcement]:
    """The same as a page says them, with the step towards each whose day has come."""
    for each in announced(state):
        due = each.since <= day and state.course.ended is None
        fact, data = _STEPS[each.what]
        step = {"fact": fact, "data": {"organisation": each.organisation, **data}}
        yield Announcement(
            text=each.said(day, words, names),
            fact=to_fact("partnership", key, each.fact),
            due=due,
            steps=steps.towards(step) if due else (),
        )


def members_of(answer: dict[str, Any], words: Words, names: Names, steps: Steps | None = None) -> Iterator[Member]:
    """What `members` answers, in words: who counts first, who is gone last; with the steps of who was invited, where there are."""
    since = answer["sinceOf"]
    for code in answer["counting"]:
        yield _member(code, words("partners.counts"), since[code], names)
    for party in answer["others"]:
        category = words.value("category", party["category"]) if party["category"] else None
        status = words(f"partyStatus.{party['status']}")
        place = status if category is None or category == status.lower() else f"{status} ({category})"
        code = party["organisation"]
        answer_to = (
            {"fact": "InvitationAccepted", "data": {"organisation": code}} if party["status"] == "invited" else None
        )
        answers = steps.towards(answer_to) if steps is not None else ()
        yield replace(_member(code, place, since[code], names), steps=answers)
    for party in answer["gone"]:
        place, successor = words(f"partyStatus.{party['status']}"), party["successor"]
        yield _member(party["organisation"], place, party["since"], names, party["until"], successor)


def _member(
    code: str, place: str, since: str | None, names: Names, until: str | None = None, successor: str | None = None
) -> Member:
    return Member(
        name=names.of(code),
        code=code,
        place=place,
        since=since,
        until=until,
        successor=names.of(successor) if successor else None,
    )
