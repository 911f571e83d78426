"""The slice of the course: stays, returns, pauses, waivers, renewals and the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from partnerflow.domain.course.records import (
    Advance,
    Ending,
    Migration,
    Pause,
    Renewal,
    Return,
    Stakeholders,
    Stay,
    Waiver,
)
from partnerflow.domain.days import between
from partnerflow.domain.folding import Slice

Status = Literal["active", "paused", "ended"]


@dataclass(slots=True, kw_only=True)
class Course(Slice):
    """The course of one partnership."""

    founded_on: str = ""
    founding: str = ""
    founding_fact: str = ""
    name: str = ""
    working_name: str = ""
    region: str = ""
    profile: str = ""
    initiator: str | None = None
    issue_stated: bool = False
    reason_stated: bool = False
    solution_labelled: bool | None = None
    phase: str = ""
    entry_phase: str = ""
    round: int = 1
    paused: bool = False
    open_return: str | None = None
    ended: Ending | None = None
    closing_report: str | None = None
    retain_through: str | None = None
    stakeholders: Stakeholders | None = None
    stays: list[Stay] = field(default_factory=list)
    advances: list[Advance] = field(default_factory=list)
    returns: dict[str, Return] = field(default_factory=dict)
    return_requests: list[str] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    renewals: dict[str, Renewal] = field(default_factory=dict)
    externals: dict[str, str] = field(default_factory=dict)
    migrations: list[Migration] = field(default_factory=list)

    @property
    def status(self) -> Status:
        return "ended" if self.ended else "paused" if self.paused else "active"

    @property
    def ordinal(self) -> int:
        """Which stay in its phase this is: 1 for the first."""
        return sum(stay.phase == self.phase for stay in self.stays)

    def first_entered(self, phase: str) -> Stay | None:
        """The first stay in a phase that began here: when the stay that an import found began is not known."""
        begun = self.stays[1:] if self.founding == "PartnershipImported" else self.stays
        return next((stay for stay in begun if stay.phase == phase), None)

    def paused_days(self, start: str, end: str) -> int:
        """For how many of these days the clock stood still."""
        return sum(between(max(pause.since, start), min(pause.until or end, end)) for pause in self.pauses)

    def waivers_of(self, guard: str, day: str) -> list[Waiver]:
        """The waivers that cover this guard on this day."""
        return [waiver for waiver in self.waivers.values() if waiver.guard == guard and waiver.holds_on(day)]
