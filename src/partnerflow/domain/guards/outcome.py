"""What a guard answers: met, with the facts that carry it; unmet, with all that is missing since when and the one next
step; or not applicable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.folding import Record
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import Fault
from partnerflow.process.definition import ProcessDefinition, Profile

PROCESS_LEADS = ("process_facilitator", "network_coordinator")
"""Who can mend what no single party can: the roles that lead the process."""


class Step(Record):
    """The next fact to record, with the members of it that are known already, named as on the wire.

    `settles`: once it is recorded the reason no longer holds; else it only leads on. `key`: of the grant that the
    fact belongs to, where it is not a fact of the partnership.
    """

    fact: str
    data: dict[str, Any]
    settles: bool = True
    key: str | None = None

    def as_data(self) -> dict[str, Any]:
        """As plain values."""
        told: dict[str, Any] = {"fact": self.fact, "data": self.data, "settles": self.settles}
        return told if self.key is None else {**told, "stream": "grant", "key": self.key}


class Missing(Record):
    """One thing that a guard lacks: the reason, whom or what it concerns, and who can mend it (codes or roles).

    `since` is the day from which it is lacking: the party joined, the mandate ended, the stay was entered; None where
    there is no such day. `next` is the one step to take.
    """

    reason: str
    organisation: str | None = None
    project: str | None = None
    subject: str | None = None
    who: tuple[str, ...] = ()
    since: str | None = None
    next: Step | None = None

    def as_data(self) -> dict[str, Any]:
        """Its members that say something, as plain values; `since` always."""
        told = {name: value for name, value in msgspec.structs.asdict(self).items() if value and name != "next"}
        told["since"] = self.since
        return told if self.next is None else {**told, "next": self.next.as_data()}

    def as_fault(self) -> Fault:
        """The same as a fault of class `missing`, which `partnerflow.messages` puts in words."""
        return Fault(code="missing", reason=self.reason, data=self.as_data())


class Met(Record):
    """The guard is met; these facts carry it."""

    facts: tuple[str, ...] = ()


class Unmet(Record):
    """The guard is not met: everything that is missing, and the facts that carry the rest."""

    missing: tuple[Missing, ...]
    facts: tuple[str, ...] = ()


class NotApplicable(Record):
    """There is nothing for the guard to judge."""


Outcome = Met | Unmet | NotApplicable


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What a guard looks at: one consistent partnership on a day, the phase to leave, and its grants as read."""

    state: PartnershipState
    day: str
    phase: str
    profile: Profile
    grants: tuple[GrantOnDay, ...] = ()

    @property
    def process(self) -> ProcessDefinition:
        return self.state.process

    @cached_property
    def counting(self) -> tuple[str, ...]:
        """The counting partners, in order of their codes."""
        return self.state.parties.counting()


def situation_on(
    state: PartnershipState,
    day: str,
    *,
    phase: str | None = None,
    profile: str | None = None,
    grants: Iterable[GrantOnDay] = (),
) -> Situation:
    """A state as a guard looks at it on a day; phase and profile are those of the state, unless another is asked about."""
    course, profiles = state.course, state.process.profiles
    return Situation(
        state=state,
        day=day,
        phase=phase or course.phase,
        profile=profiles[profile or course.profile],
        grants=tuple(grants),
    )


def judged(missing: Iterable[Missing], facts: Iterable[str] = ()) -> Met | Unmet:
    """Unmet when anything is missing, else met; each thing and each fact once."""
    lacking: list[Missing] = []
    for item in missing:
        if item not in lacking:
            lacking.append(item)
    carrying = tuple(dict.fromkeys(facts))
    return Unmet(missing=tuple(lacking), facts=carrying) if lacking else Met(facts=carrying)


def parted(found: Iterable[str | Missing]) -> Met | Unmet:
    """Judge by what was found, mixed: facts that carry it, and what is missing."""
    items = list(found)
    return judged(
        (item for item in items if isinstance(item, Missing)),
        (item for item in items if not isinstance(item, Missing)),
    )
