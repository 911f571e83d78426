"""What a guard answers: met, with the facts that carry it; unmet, with everything that is missing; or not applicable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from partnerflow.domain.around import GrantOnDay
from partnerflow.domain.folding import Record
from partnerflow.domain.partnership import PartnershipState
from partnerflow.process.definition import ProcessDefinition


class Missing(Record):
    """One thing that a guard lacks: the reason, whom or what it concerns, and who can mend it (codes or roles)."""

    reason: str
    organisation: str | None = None
    project: str | None = None
    subject: str | None = None
    who: tuple[str, ...] = ()


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
    """What a guard looks at: one consistent partnership on a day, and its grants as they were read."""

    state: PartnershipState
    day: str
    grants: tuple[GrantOnDay, ...] = ()

    @property
    def process(self) -> ProcessDefinition:
        return self.state.process

    @cached_property
    def counting(self) -> tuple[str, ...]:
        """The counting partners, in order of their codes."""
        return self.state.parties.counting()
