"""The slice of a grant: the award, its tranches, and all that is shown and judged for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from partnerflow.domain.folding import Slice
from partnerflow.domain.grants.records import (
    Appeal,
    Change,
    Condition,
    Milestone,
    Pack,
    Report,
    Review,
    Ruling,
    Settlement,
    Tranche,
)
from partnerflow.domain.vocabulary.objects import Money, Period

GrantStatus = Literal["", "applied", "awarded", "rejected", "settled"]


@dataclass(slots=True, kw_only=True)
class Grant(Slice):
    """One grant."""

    status: GrantStatus = ""
    founding_fact: str = ""
    partnership: str = ""
    funder: str = ""
    lead_partner: str = ""
    amount: Money | None = None
    applied_for: Money | None = None
    period: Period | None = None
    awarded_on: str | None = None
    awarded_fact: str | None = None
    rules: dict[str, int] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    tranches: dict[str, Tranche] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)
    settlement: Settlement | None = None

    @property
    def currency(self) -> str | None:
        return self.amount.currency if self.amount is not None else None

    @property
    def running(self) -> bool:
        """Whether it is awarded and not settled yet."""
        return self.status == "awarded"

    @property
    def awaits_award(self) -> bool:
        """Whether the funder may still award it: applied for, or rejected and appealed against with success."""
        upheld = any(appeal.outcome == "upheld" for appeal in self.appeals.values())
        return self.status == "applied" or (self.status == "rejected" and upheld)

    @property
    def lead_partners(self) -> tuple[str, ...]:
        """Who may speak for the partners: the lead partner, and who took its place with the funder's knowledge."""
        changes = (change for change in self.changes.values() if change.kind == "lead_partner")
        followed = (change.organisation for change in changes if change.outcome in ("approved", "noted"))
        return tuple(dict.fromkeys((self.lead_partner, *(code for code in followed if code is not None))))

    @property
    def awarded(self) -> Money | None:
        """What it was awarded for; an application is not an award."""
        return self.amount if self.awarded_on is not None else None

    def ruled(self, rule: str) -> tuple[str, ...]:
        """The facts that set a rule, the first one first."""
        return tuple(ruling.fact for ruling in self.rulings if ruling.rule == rule)

    @property
    def planned(self) -> int:
        """The sum of the planned tranches, in minor units."""
        return sum(tranche.planned.minor for tranche in self.tranches.values() if tranche.lapsed_on is None)

    @property
    def paid(self) -> int:
        """The sum of what was paid, in minor units."""
        return sum(tranche.paid.minor for tranche in self.tranches.values() if tranche.paid is not None)
