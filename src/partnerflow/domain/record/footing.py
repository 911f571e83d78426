"""What later facts stand on: a fact that others refer to cannot be taken away from under them (docs/spec/facts.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from partnerflow.domain.course.facts import PhaseAdvanced, PhaseReturned, ProcessMigrated
from partnerflow.domain.deliverables.facts import (
    DeliverableAmended,
    DeliverableDrafted,
    DeliverableSubmitted,
    DeliverableTakenOver,
)
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.parties.facts import (
    InvitationAccepted,
    LateJoinFulfilled,
    PartnerAdmitted,
    PartnerSucceeded,
    PartyAssociated,
    PartyInvited,
)
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.references import mentions
from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared

Leans = Callable[[AnyFact], bool]
MOVES = (PhaseAdvanced, PhaseReturned)
RECORD = (DisclosureErased, RecordCorrected, RecordRetracted)
SEATS = (PartyInvited, InvitationAccepted, PartyAssociated, LateJoinFulfilled, PartnerAdmitted)
VERSIONS = (DeliverableSubmitted, DeliverableAmended, DeliverableTakenOver)


def dependents(history: History, fact: AnyFact) -> Iterator[AnyFact]:
    """The later facts of the stream that still hold and refer to this one, or to what it brought about.

    What it brings about: the references it gives, a version of a deliverable, a seat, a place in the course, the words in
    which everything after a migration is told.
    """
    tests = [_names(history, fact), _versions(fact), _seat(fact), _course(fact), _words(fact)]
    leans = [test for test in tests if test is not None]
    place = history.index.ids[fact.id]
    for later in history.reading():
        if (
            history.index.ids[later.id] > place
            and not isinstance(later.data, RECORD)
            and any(test(later) for test in leans)
        ):
            yield later


def dependents_in(history: History, fact: AnyFact) -> Iterator[AnyFact]:
    """The facts of another stream that still hold and refer to this one, or that pin it to where this migration led."""
    if isinstance(fact.data, ProcessMigrated) and fact.process is not None:
        yield from history.facts[:1] if history.founded.fingerprint == fact.process.fingerprint else ()
    for other in history.reading():
        if any(_is(item.value, fact) for item in mentions(other)):
            yield other


def _names(history: History, fact: AnyFact) -> Leans:
    given = {(item.to, item.value) for item in mentions(fact) if item.role == "defines"}
    # A reference that may be new or known is given by the first fact that names it.
    named = {(item.to, item.value) for item in mentions(fact) if item.role == "names"}
    for earlier in history.facts[: history.index.ids[fact.id] - 1] if named else ():
        named -= {(item.to, item.value) for item in mentions(earlier) if item.role == "names"}
    given |= named

    def leans(later: AnyFact) -> bool:
        if ("external", later.by) in given:
            return True
        return any(_meant(item.to, item.value) in given or _is(item.value, fact) for item in mentions(later))

    return leans


def _meant(to: str, value: Any) -> tuple[str, Any]:
    return ("external", value) if to == "actor" else (to, value)


def _is(address: Any, fact: AnyFact) -> bool:
    return (getattr(address, "stream", ""), getattr(address, "key", ""), getattr(address, "fact", "")) == (
        fact.stream,
        fact.key,
        fact.id,
    )


def _versions(fact: AnyFact) -> Leans | None:
    if not isinstance(fact.data, VERSIONS):
        return None
    ref = fact.data.deliverable
    return lambda later: not isinstance(later.data, DeliverableDrafted) and ref in _deliverables(later.data)


def _deliverables(value: Any) -> Iterator[DeliverableRef]:
    if isinstance(value, DeliverableRef):
        yield value
    elif isinstance(value, Declared):
        if isinstance(value, DeliverableAmended):
            yield msgspec.structs.replace(value.deliverable, version=value.amends)
        for name in value.__struct_fields__:
            yield from _deliverables(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _deliverables(item)


def _seat(fact: AnyFact) -> Leans | None:
    if isinstance(fact.data, PartnerSucceeded):
        organisation = fact.data.successor
    elif isinstance(fact.data, SEATS):
        organisation = fact.data.organisation
    else:
        return None
    return lambda later: organisation == later.by or any(item.value == organisation for item in mentions(later))


def _course(fact: AnyFact) -> Leans | None:
    return (lambda later: isinstance(later.data, MOVES)) if isinstance(fact.data, MOVES) else None


def _words(fact: AnyFact) -> Leans | None:
    return (lambda later: later.occurred_on >= fact.occurred_on) if isinstance(fact.data, ProcessMigrated) else None
