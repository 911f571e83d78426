"""Of what the state is made: proposals, positions, objections, decisions, agreements.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.folding import Record
from partnerflow.domain.vocabulary.objects import Exclusion, Share
from partnerflow.domain.vocabulary.structs import Declared

ObjectionStatus = Literal["open", "integrated", "withdrawn", "unresolved"]


class Position(Record):
    """What one entitled party last said in a round."""

    organisation: str
    position: str
    on: str
    fact: str


class Proposal(Record):
    """A frozen text before the entitled parties, in its present round."""

    ref: str
    round: int
    subjects: tuple[Declared, ...]
    method: str
    entitled: tuple[str, ...]
    excluded: tuple[Exclusion, ...]
    body: str | None
    decider: str | None
    quorum: Share | None
    majority: Share | None
    silence: str
    deadline: str
    tabled_on: str
    fact: str
    positions: dict[str, Position] = {}
    advice: dict[str, str] = {}
    closed_on: str | None = None
    outcome: Literal["adopted", "rejected", "deferred", "withdrawn"] | None = None

    @property
    def open(self) -> bool:
        return self.closed_on is None


class Objection(Record):
    """An argued objection and what became of it."""

    ref: str
    proposal: str
    round: int
    organisation: str
    paramount: bool
    touches: tuple[str, ...]
    raised_on: str
    fact: str
    status: ObjectionStatus = "open"
    closed_on: str | None = None
    becomes: str | None = None


class Decision(Record):
    """The outcome of a round; `tabled` is the proposal as it stood in that round, with the positions taken."""

    ref: str
    proposal: str
    round: int
    subjects: tuple[Declared, ...]
    method: str
    outcome: str
    on: str
    effective_from: str
    fact: str
    entitled: tuple[str, ...]
    tabled: Proposal
    review_on: str | None = None


class ProcessAgreements(Record):
    """How the partners agreed to work."""

    methods: dict[str, str]
    silence: str
    on: str
    fact: str
    minor_change_days: int | None = None
    notice_months: int | None = None
