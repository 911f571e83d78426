"""What a guard answers: met, with the facts that carry it; unmet, with all that is missing; or not applicable."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


class Missing(Record):
    """One thing that a guard lacks: the reason, whom or what it concerns, and who can mend it (codes or roles)."""

    reason: str
    organisation: str | None = None
    project: str | None = None
    subject: str | None = None
    who: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Its members that say something, as plain values."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value}

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


def judged(missing: Iterable[Missing], facts: Iterable[str] = ()) -> Met | Unmet:
    """Unmet when anything is missing, else met; each thing and each fact once."""
    lacking, carrying = tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(facts))
    return Unmet(missing=lacking, facts=carrying) if lacking else Met(facts=carrying)


def for_each(situation: Situation, look: Callable[[str], Iterable[str | Missing]]) -> Met | Unmet:
    """Judge by what `look` finds for each counting partner: facts that carry it, and what is missing.

    Where nobody counts there is no partnership for whom it could be true.
    """
    if not situation.counting:
        return judged([Missing(reason="nobody_counts", who=PROCESS_LEADS)])
    found = [item for partner in situation.counting for item in look(partner)]
    return judged(
        (item for item in found if isinstance(item, Missing)),
        (item for item in found if not isinstance(item, Missing)),
    )
