"""What the portfolio is asked: counts, and pages of rows in one order. `projections.portfolio` answers from its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import msgspec

Measure = Literal["gross", "net"]
Order = Literal["entered", "last_on"]


class StayCount(msgspec.Struct, frozen=True, gc=False):
    """How many took so many days in a phase, gross or net of pauses.

    `stay`: counted are stays, else partnerships; `running`: they are in it still, and `days` says nothing.
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


class PartCount(msgspec.Struct, frozen=True, gc=False):
    """How many partnerships are alike in all that figures tell apart."""

    process: str
    phase: str
    status: str
    region: str
    profile: str
    count: int


class ListCount(msgspec.Struct, frozen=True, gc=False):
    """How many items of a kind a list has, and how many of them are of a day that has passed."""

    list_: str
    kind: str
    count: int
    passed: int


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


class Listed(Standing, frozen=True, gc=False):
    """One partnership, with all that can be asked of it."""

    region: str
    profile: str
    returns: int
    ending: str | None


class StayOver(msgspec.Struct, frozen=True, gc=False):
    """One stay in a phase that is over; `number` tells two of one partnership apart."""

    gross: int
    key: str
    number: int
    process: str
    entered: str
    net: int
    fact: str
    name: str


class Returned(msgspec.Struct, frozen=True, gc=False):
    """One return; `number` tells two of one partnership apart."""

    day: str
    key: str
    number: int
    process: str
    source: str
    target: str
    reasons: tuple[str, ...]
    fact: str
    name: str


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
    """Where a page begins: behind this row. `day` is its day, or the figure by which the list is ordered."""

    day: str = ""
    key: str = ""
    number: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which partnerships: None is whatever it may be. The phase and the status are the present ones."""

    process: str | None = None
    phase: str | None = None
    status: str | None = None
    region: str | None = None
    profile: str | None = None
    funder: str | None = None
    ending: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows of a list of which day: up to `until`; of what is of interest on `today` still. Without `kind`, all kinds."""

    list_: str
    today: str
    until: str
    kind: str = ""
    among: Selection = Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Returns from and to which phase, and for which reason; without them, all."""

    source: str = ""
    target: str = ""
    reason: str = ""


class Portfolio(Protocol):
    """The read model of all partnerships of a workspace, each with its grants."""

    def at_one_place(self) -> Portfolio:
        """The same for one answer: nothing that it tells is older than what it told before."""

    def stays(self, among: Selection) -> list[StayCount]:
        """Days in each phase, counted."""

    def statuses(self, among: Selection) -> list[StatusCount]:
        """Partnerships, counted."""

    def returns(self, among: Selection) -> list[ReturnCount]:
        """Returns, counted."""

    def endings(self, among: Selection) -> list[EndingCount]:
        """Endings, counted."""

    def composition(self, among: Selection) -> list[PartCount]:
        """Partnerships, counted by all that figures tell apart."""

    def funders(self, among: Selection) -> dict[str, int]:
        """How many partnerships have a grant of each funder, or asked for one."""

    def tallies(self, among: Selection, *, today: str, until: str) -> list[ListCount]:
        """How long each list is; of deadlines and tranches, up to a day."""

    def partnerships(self, among: Selection, *, after: Place, limit: int) -> list[Listed]:
        """Partnerships in order of key."""

    def stays_over(self, among: Selection, *, phase: str, after: Place | None, limit: int) -> list[StayOver]:
        """Stays in a phase that are over, the longest first."""

    def returned(self, among: Selection, way: Way, *, after: Place, limit: int) -> list[Returned]:
        """Returns, the first first."""

    def standing(self, order: Order, among: Selection, *, before: str, after: Place, limit: int) -> list[Standing]:
        """Partnerships that did not end and entered their phase, or last told a fact, before a day; the first first."""

    def silent_phases(self, among: Selection, *, before: str) -> list[PhaseCount]:
        """The partnerships that did not end and last told a fact before a day, counted by phase."""

    def items(self, stretch: Stretch, *, after: Place, limit: int) -> list[Item]:
        """Rows of one list in order of day, key and number."""

    def position(self) -> int:
        """How far it has read the log."""

    def wait(self, position: int, timeout: float) -> bool:
        """Wait until it has read up to `position`; False when `timeout` seconds passed first."""

    def close(self) -> None:
        """Stop following."""
