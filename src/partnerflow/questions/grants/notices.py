"""Of which changes a funder must still be told: of members, of phase, and of a pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.course.facts import PartnershipPaused, PhaseReturned
from partnerflow.domain.days import after
from partnerflow.domain.fact import of_types
from partnerflow.domain.grants.records import CHANGE_NOTICE_DAYS
from partnerflow.questions.grants.held import Held
from partnerflow.questions.grants.owed import Owed
from partnerflow.questions.parties.changes import NOTICE_TYPES, membership_changes_of
from partnerflow.questions.parties.membership_changes import membership_changes
from partnerflow.questions.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something of which every funder must be told, whose grant ran on that day; `after` no notice of it is older."""

    kind: str
    on: str
    facts: tuple[str, ...]
    ref: str | None = None
    organisation: str | None = None
    after: str = ""


def notices_owed(view: View[Any], grants: tuple[Held, ...]) -> Iterator[Owed]:
    """The notices that are missing for these grants."""
    running = {held.key: held for held in grants}
    for change, row in zip(membership_changes_of(view), membership_changes(view).value, strict=True):
        kind = NOTICE_TYPES[change.type]
        event = Event(kind=kind, on=change.begun, facts=change.about, organisation=change.organisation)
        for notice in row["notices"]:
            if notice["notifiedOn"] is None and notice["grant"] in running:
                held, pack = running[notice["grant"]], notice["firstInPack"]
                yield _owed(held, event, notice["allowedDays"], successor=change.successor, pack=pack)
    events = [*_announced(view), *_of_the_course(view)]
    for held in grants:
        for event in _untold(held, [event for event in events if _ran_on(held, event.on)]):
            yield _owed(held, event, held.grant.rules.get(CHANGE_NOTICE_DAYS))


def _announced(view: View[Any]) -> Iterator[Event]:
    """Withdrawals that were announced and have not taken effect: the change of members is still to come."""
    for party in view.state.parties.by_organisation.values():
        if party.notice is not None and party.present and party.since <= party.notice.on:
            yield Event(
                kind="partner_withdrawal",
                on=party.notice.on,
                facts=(party.notice.fact,),
                organisation=party.organisation,
                after=party.since,
            )


def _of_the_course(view: View[Any]) -> Iterator[Event]:
    """Returns of which the partners said that the funder must be told, and pauses."""
    for fact in of_types(view.course, PhaseReturned, PartnershipPaused):
        data = fact.data
        if isinstance(data, PhaseReturned) and data.funder_notice_needed:
            yield Event(kind="phase_return", on=fact.occurred_on, facts=(fact.id,), ref=data.return_)
        elif isinstance(data, PartnershipPaused):
            yield Event(kind="pause", on=fact.occurred_on, facts=(fact.id,))


def _untold(held: Held, events: list[Event]) -> Iterator[Event]:
    """The events for which no notice is left: a notice names its event, or tells of one of its kind, once."""
    free = dict(held.grant.changes)
    named = {address.fact for change in free.values() for address in change.about}
    found = [event for event in events if named.isdisjoint(event.facts)]
    for event in found:
        alike = [
            change
            for change in free.values()
            if change.kind == event.kind
            and change.organisation in (None, event.organisation)
            and not change.about
            and event.after <= change.on
        ]
        # The first one after it, else the last one that told of it beforehand.
        ahead = [change for change in alike if change.on < event.on]
        told = next((change for change in alike if change.on >= event.on), ahead[-1] if ahead else None)
        if told is None:
            yield event
        else:
            free.pop(told.ref)


def _ran_on(held: Held, day: str) -> bool:
    awarded = held.grant.awarded_on
    return awarded is not None and awarded <= day


def _owed(
    held: Held, event: Event, allowed: int | None, *, successor: str | None = None, pack: str | None = None
) -> Owed:
    due_on = after(event.on, allowed) if allowed is not None else None
    return Owed(
        grant=held.key,
        what="change_notice",
        ref=event.ref,
        since=event.on,
        due_on=due_on,
        facts=(*event.facts, *held.grant.ruled(CHANGE_NOTICE_DAYS)),
        told=(
            ("change", event.kind),
            ("organisation", event.organisation),
            ("successor", successor),
            ("firstInPack", pack),
        ),
    )
