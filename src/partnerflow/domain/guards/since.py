"""Since when: the days on which something began to be lacking, as far as the facts tell."""

from __future__ import annotations

from collections.abc import Iterable

from partnerflow.domain.days import after
from partnerflow.domain.guards.outcome import Situation
from partnerflow.domain.mandates.records import Mandate
from partnerflow.domain.parties.records import GONE


def entered(situation: Situation) -> str:
    """The day on which the phase to leave was entered last, or on which all began when it never was."""
    course = situation.state.course
    return next((stay.entered for stay in reversed(course.stays) if stay.phase == situation.phase), course.founded_on)


def counts_since(situation: Situation, partner: str) -> str:
    """The day from which a counting partner counts without a break."""
    party = situation.state.parties.by_organisation[partner]
    since = party.since
    for span in reversed(party.spans):
        if not span.counts:
            break
        since = span.since
    return since


def nobody_since(situation: Situation) -> str:
    """The day on which the last partner stopped counting, or on which all began when none ever did."""
    spans = (span for party in situation.state.parties.by_organisation.values() for span in party.spans if span.counts)
    return max((span.until for span in spans if span.until is not None), default=situation.state.course.founded_on)


def vacant_since(situation: Situation, roles: Iterable[str], otherwise: str, **of: str | None) -> str:
    """The day on which one of these roles was held last, or another day when it never was.

    Args:
        otherwise: the day when nobody ever held it.
        of: what the assignment must say besides, such as `organisation` or `project`.
    """
    parties, left = situation.state.parties.by_organisation, [otherwise]
    for item in situation.state.people.assignments.values():
        if item.role not in roles or any(getattr(item, name) != value for name, value in of.items()):
            continue
        party = parties.get(item.organisation or "")
        if item.ended_on is not None:
            left.append(item.ended_on)
        elif party is not None and party.status in GONE:
            left.append(party.since)
    return max(left)


def unmandated_since(situation: Situation, partner: str, scope: str) -> str:
    """The first day after its last mandate of this scope, or the day from which it counts when it had none."""
    days = [counts_since(situation, partner)]
    for mandate in situation.state.mandates.by_ref.values():
        if mandate.organisation == partner and scope in mandate.stated(situation.day).scope:
            lapsed = _lapsed_on(mandate, situation.day)
            if lapsed is not None and lapsed <= situation.day:
                days.append(lapsed)
    return max(days)


def _lapsed_on(mandate: Mandate, day: str) -> str | None:
    ends = [item for item in (mandate.stated(day).valid_through, mandate.expired_on) if item is not None]
    days = [after(end) for end in ends]
    return min([*days, mandate.revoked_on] if mandate.revoked_on is not None else days, default=None)
