"""Of what the state is made: a party, its spans of participation, its notice.

Frozen; a fold replaces them whole.
"""

from __future__ import annotations

from typing import Literal

from partnerflow.domain.folding import Record

PartyStatus = Literal[
    "invited", "declined", "exploring", "participating", "associated", "observing", "suspended",
    "withdrawn", "left", "excluded", "succeeded",
]  # fmt: skip
GONE = frozenset({"withdrawn", "left", "excluded", "succeeded"})
COUNTING_CATEGORIES = frozenset({"core", "partner"})


class WithdrawalNotice(Record):
    """An announced withdrawal; it changes nothing before it has taken effect."""

    on: str
    effective_on: str
    fact: str


class Participation(Record):
    """A span of days in one status and category."""

    since: str
    status: PartyStatus
    category: str | None
    fact: str
    until: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the organisation counted in these days."""
        return self.status == "participating" and self.category in COUNTING_CATEGORIES


class Party(Record):
    """One organisation's place in the partnership."""

    organisation: str
    status: PartyStatus
    since: str
    category: str | None = None
    readiness: str | None = None
    readiness_on: str | None = None
    readiness_fact: str | None = None
    join_by: str | None = None
    notice: WithdrawalNotice | None = None
    default_notice: str | None = None
    default_fact: str | None = None
    expected_resume_on: str | None = None
    successor: str | None = None
    spans: tuple[Participation, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is one of the partners behind "every partner"."""
        return self.status == "participating" and self.category in COUNTING_CATEGORIES

    @property
    def present(self) -> bool:
        """Whether it has a seat of any kind."""
        return self.status not in GONE and self.status not in ("invited", "declined")
