"""Of what the state is made: stays, advances, returns, pauses, waivers, renewals, an ending.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.fact import Evidence
from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Fate, Period, RepairItem


class Stay(Record):
    """One visit to a phase; `left` is the first day it no longer held."""

    phase: str
    entered: str
    round: int
    fact: str
    left: str | None = None


class Return(Record):
    """One return; it closes with the first advance out of its target phase, or when a deeper one supersedes it."""

    ref: str
    source: str
    target: str
    on: str
    fact: str
    reasons: tuple[str, ...]
    scope: str
    decision: str
    fates: tuple[Fate, ...]
    target_on: str
    repairs: tuple[RepairItem, ...] = ()
    closed_on: str | None = None
    how: Literal["repaired", "superseded"] | None = None


class Advance(Record):
    """One advance, with what it rested on when it was made."""

    source: str
    target: str
    on: str
    fact: str
    acknowledged: tuple[str, ...]
    evidence: Evidence | None
    decision: str | None = None


class Pause(Record):
    """Days on which the clock stood still; `until` is the first day it ran again."""

    since: str
    reason: str
    expected_resume_on: str
    fact: str
    until: str | None = None


class Waiver(Record):
    """A guard passed knowingly, for one party or for all."""

    ref: str
    guard: str
    organisation: str | None
    decision: str
    on: str
    fact: str
    valid_through: str | None = None
    resolved_on: str | None = None
    how: str | None = None

    def holds_on(self, day: str) -> bool:
        """Whether it still covers its guard on this day."""
        return self.resolved_on is None and (self.valid_through is None or day <= self.valid_through)


class Recommitment(Record):
    """What a partner told about the next term, and from which day that holds, where it said so."""

    organisation: str
    outcome: str
    effective_on: str | None
    fact: str


class Renewal(Record):
    """A renewal in the making or made."""

    ref: str
    term: int
    opened_on: str
    proposed: Period
    fact: str
    outcomes: dict[str, str] = {}
    recommitments: tuple[Recommitment, ...] = ()
    renewed_on: str | None = None
    period: Period | None = None
    decision: str | None = None
    renewal_fact: str | None = None


class Ending(Record):
    """How and when it ended."""

    kind: str
    on: str
    fact: str
    reasons: tuple[str, ...]


class Migration(Record):
    """One passage to another definition of the process, each as ``name.vN``."""

    source: str
    target: str
    on: str
    fact: str
    decision: str | None = None


class Stakeholders(Record):
    """The field around the issue as it was mapped."""

    missing_voices: tuple[str, ...]
    on: str
    fact: str
