"""How the membership of a partnership changed: who came, left, or was succeeded, as the facts of a view tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from partnerflow.domain.fact import AnyFact, of_types
from partnerflow.domain.parties.facts import (
    PartnerAdmitted,
    PartnerExcluded,
    PartnerSucceeded,
    PartnerWithdrew,
    PartyLeft,
    WithdrawalNotified,
)
from partnerflow.domain.parties.records import COUNTING_CATEGORIES
from partnerflow.domain.parties.state import Parties
from partnerflow.questions.view import View

ChangeType = Literal["accession", "withdrawal", "leaving", "exclusion", "succession"]

_CHANGING = (WithdrawalNotified, PartnerAdmitted, PartnerWithdrew, PartnerExcluded, PartyLeft, PartnerSucceeded)
NOTICE_TYPES: dict[ChangeType, str] = {
    "accession": "partner_accession",
    "withdrawal": "partner_withdrawal",
    "leaving": "partner_withdrawal",
    "exclusion": "partner_exclusion",
    "succession": "partner_succession",
}
"""Under which type a funder is told of each change (docs/spec/facts.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChange:
    """One change; `announced` is the fact by which a withdrawal was announced."""

    type: ChangeType
    organisation: str
    on: str
    fact: str
    successor: str | None = None
    announced_on: str | None = None
    announced: str | None = None

    @property
    def begun(self) -> str:
        """The first day on which a funder can be told: that of the announcement, else of the change."""
        return self.announced_on or self.on

    @property
    def about(self) -> tuple[str, ...]:
        """The facts that tell of it."""
        return (self.fact,) if self.announced is None else (self.announced, self.fact)

    def concerns(self, organisation: str | None) -> bool:
        """Whether it is this organisation's change; a succession is that of both."""
        return organisation is not None and organisation in (self.organisation, self.successor)


def membership_changes_of(view: View[Any]) -> list[MembershipChange]:
    """The changes in the order in which they occurred.

    Who was at the table before admission was by decision, and who was brought along by an import, did not come later.
    Nor is it a change of membership when a partner steps back and returns: `participation` tells that.
    """
    return list(_changes(view.course, view.state.parties))


def _changes(course: list[AnyFact], parties: Parties) -> Iterator[MembershipChange]:
    announced: dict[str, AnyFact] = {}
    for fact in of_types(course, *_CHANGING):
        data = fact.data
        if isinstance(data, WithdrawalNotified):
            announced[data.organisation] = fact
        elif isinstance(data, PartnerAdmitted):
            # Who was a partner already and is admitted in form, into another category, was one all along.
            if data.basis != "taken_over" and not _was_partner(parties, data.organisation, fact):
                yield _change("accession", data.organisation, fact)
        elif isinstance(data, PartnerWithdrew):
            yield _change("withdrawal", data.organisation, fact, announced.pop(data.organisation, None))
        elif isinstance(data, PartnerExcluded):
            yield _change("exclusion", data.organisation, fact)
        elif isinstance(data, PartyLeft) and _was_partner(parties, data.organisation, fact):
            yield _change("leaving", data.organisation, fact, announced.pop(data.organisation, None))
        elif isinstance(data, PartnerSucceeded):
            yield _change("succession", data.predecessor, fact, successor=data.successor)


def _was_partner(parties: Parties, organisation: str, changed: AnyFact) -> bool:
    """Whether it was a core or ordinary partner just before this fact."""
    spans = parties.by_organisation[organisation].spans
    return any(after.fact == changed.id and before.category in COUNTING_CATEGORIES for before, after in pairwise(spans))


def _change(
    type_: ChangeType, organisation: str, fact: AnyFact, announced: AnyFact | None = None, successor: str | None = None
) -> MembershipChange:
    return MembershipChange(
        type=type_,
        organisation=organisation,
        on=fact.occurred_on,
        fact=fact.id,
        successor=successor,
        announced_on=announced.occurred_on if announced else None,
        announced=announced.id if announced else None,
    )
