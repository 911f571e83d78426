"""What the portfolio is asked: counts, and pages of rows in one order. `projections.portfolio` answers from its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import msgspec

Measure = Literal["gross", "net"]
Order = Literal["entered", "last_on"]


class StayCount(msgspec.Struct, frozen=True, gc=False):
    """How many took so many days in a phase, gross or net of pauses.

    `stay`: counted are stays, else partnerships; `running`: they are in it still.
    """

    process: str
    phase: str
    stay: bool
    running: bool
    measure: Measure
    days: int
    count: int


class StatusCount(msgspec.Struct, frozen=True, gc=False):
    """How many partnerships have a status, how many of them ever returned, and how often together."""

    process: str
    status: str
    count: int
    returned: int
    returns: int


class ReturnCount(msgspec.Struct, frozen=True, gc=False):
    """How many returns went from a phase to another for these reasons."""

    process: str
    source: str
    target: str
    reasons: tuple[str, ...]
    count: int


class EndingCount(msgspec.Struct, frozen=True, gc=False):
    """How many partnerships ended so, for these reasons."""

    process: str
    kind: str
    reasons: tuple[str, ...]
    count: int


class PhaseCount(msgspec.Struct, frozen=True, gc=False):
    """How many partnerships are in a phase."""

    process: str
    phase: str
    count: int


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Where one partnership stands."""

    key: str
    name: str
    process: str
    phase: str
    entered: str
    entered_fact: str
    paused_days: int
    paused_since: str | None
    status: str
    last_on: str
    last_fact: str


class Item(msgspec.Struct, frozen=True, gc=False):
    """One row of a list; `number` tells two of one partnership and day apart."""

    day: str
    key: str
    number: int
    kind: str
    told: dict[str, Any]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page begins: behind this row."""

    day: str = ""
    key: str = ""
    number: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows of a list of which day: up to `until`; of what is of interest on `today` still. Without `kind`, all kinds."""

    list_: str
    today: str
    until: str
    kind: str = ""


class Portfolio(Protocol):
    """The read model of all partnerships of a workspace, each with its grants."""

    def stays(self) -> list[StayCount]:
        """Days in each phase, counted."""

    def statuses(self) -> list[StatusCount]:
        """Partnerships, counted."""

    def returns(self) -> list[ReturnCount]:
        """Returns, counted."""

    def endings(self) -> list[EndingCount]:
        """Endings, counted."""

    def standing(self, order: Order, *, before: str, phase: str, after: Place, limit: int) -> list[Standing]:
        """Partnerships that did not end and entered their phase, or last told a fact, before a day; the first first."""

    def silent_phases(self, *, before: str, phase: str) -> list[PhaseCount]:
        """The partnerships that did not end and last told a fact before a day, counted by phase."""

    def items(self, stretch: Stretch, *, after: Place, limit: int) -> list[Item]:
        """Rows of one list in order of day, key and number."""

    def position(self) -> int:
        """How far it has read the log."""

    def wait(self, position: int, timeout: float) -> bool:
        """Wait until it has read up to `position`; False when `timeout` seconds passed first."""

    def close(self) -> None:
        """Stop following."""
