"""What is owed to a funder as one line each, and what of it a grant itself tells: conditions, milestones, information."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from partnerflow.domain.days import until
from partnerflow.domain.grants.records import Milestone, Pack, Review
from partnerflow.domain.grants.state import Grant
from partnerflow.questions.grants.held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing owed: since when, through which day if there is one, and the facts that say so."""

    grant: str
    what: Literal["condition", "milestone", "information", "change_notice"]
    ref: str | None
    since: str
    due_on: str | None
    facts: tuple[str, ...]
    told: tuple[tuple[str, Any], ...] = ()

    def row(self, day: str) -> dict[str, Any]:
        """As people see it on a day; what is late has days below zero."""
        left = until(day, self.due_on) if self.due_on is not None else None
        line = {"grant": self.grant, "what": self.what, "ref": self.ref, "since": self.since}
        return {**line, "dueOn": self.due_on, "daysLeft": left, **dict(self.told)}


def owed_by_grant(held: Held) -> Iterator[Owed]:
    """What the lead partner owes on a running grant by what the funder asked."""
    yield from _conditions(held)
    yield from _milestones(held)
    yield from _information(held)


def _conditions(held: Held) -> Iterator[Owed]:
    for condition in held.grant.conditions.values():
        if condition.met_on is None:
            yield Owed(
                grant=held.key,
                what="condition",
                ref=condition.ref,
                since=condition.imposed_on,
                due_on=condition.due_on,
                facts=(condition.fact,),
            )


def _milestones(held: Held) -> Iterator[Owed]:
    """Those of the first tranche that is still to be paid and has any left to show."""
    grant = held.grant
    for tranche in grant.tranches.values():
        if not tranche.open:
            continue
        to_show = [item for item in grant.milestones.values() if item.tranche == tranche.ref and _to_show(grant, item)]
        for milestone in to_show:
            last = _last_review(grant, milestone)
            yield Owed(
                grant=held.key,
                what="milestone",
                ref=milestone.ref,
                since=last.on if last is not None else grant.awarded_on or "",
                due_on=last.due_on if last is not None else None,
                facts=(milestone.fact, *([last.fact] if last is not None else [])),
                told=(("tranche", tranche.ref), ("outcome", last.outcome if last is not None else None)),
            )
        if to_show:
            return


def _to_show(grant: Grant, milestone: Milestone) -> bool:
    """Whether it is the lead partner's turn: not approved, and no pack handed over since the last review."""
    if milestone.outcome == "approved":
        return False
    packs, last = _packs(grant, milestone), _last_review(grant, milestone)
    return not packs or (last is not None and last.on >= packs[-1].on)


def _packs(grant: Grant, milestone: Milestone) -> list[Pack]:
    return [pack for pack in grant.packs.values() if pack.milestone == milestone.ref]


def _last_review(grant: Grant, milestone: Milestone) -> Review | None:
    """The last one of the milestone, or of a pack for it."""
    packs = {pack.ref for pack in _packs(grant, milestone)}
    of_it = (item for item in reversed(grant.reviews.values()) if item.milestone == milestone.ref or item.pack in packs)
    return next(of_it, None)


def _information(held: Held) -> Iterator[Owed]:
    """What the last review of a report, a pack or a milestone asked for, until a pack for that milestone answers it."""
    latest: dict[tuple[str | None, ...], Review] = {}
    for review in held.grant.reviews.values():
        latest[review.milestone, review.report, review.pack] = review
    for review in latest.values():
        packs = held.grant.packs.values() if review.milestone is not None else ()
        answered = any(pack.on > review.on for pack in packs if pack.milestone == review.milestone)
        if review.outcome == "information_requested" and not answered:
            about = (("milestone", review.milestone), ("report", review.report), ("pack", review.pack))
            yield Owed(
                grant=held.key,
                what="information",
                ref=review.ref,
                since=review.on,
                due_on=review.due_on,
                facts=(review.fact,),
                told=about,
            )
