"""Who may bring facts into a partnership: its parties and externals, and who left for what it still has to wind up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.access.facts import AccessRevoked
from partnerflow.domain.ambition.facts import EndorsementWithdrawn
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.contributions.facts import CommitmentEnded, ContributionDelivered
from partnerflow.domain.course.facts import ClosingReportFiled
from partnerflow.domain.mandates.facts import MandateExpired, MandateRevoked
from partnerflow.domain.membership import known_states
from partnerflow.domain.parties.facts import PartnerSucceeded, PartyAssociated
from partnerflow.domain.parties.records import GONE
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.people.facts import BodyMemberLeft, PersonErased, RoleEnded
from partnerflow.domain.projects.facts import ActionCompleted, ActionDropped
from partnerflow.domain.record.facts import DisclosureErased, RecordCorrected, RecordRetracted
from partnerflow.domain.rules import Case, refuse
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.errors import Fault

WINDS_UP = (
    AccessRevoked,
    ActionCompleted,
    ActionDropped,
    BodyMemberLeft,
    ClosingReportFiled,
    CommitmentEnded,
    ContributionDelivered,
    DisclosureErased,
    EndorsementWithdrawn,
    MandateExpired,
    MandateRevoked,
    PersonErased,
    RecordCorrected,
    RecordRetracted,
    RoleEnded,
)
"""What a party may bring still after it left."""


def may_bring(case: Case[Any]) -> Iterator[Fault]:
    """A refusal of class `membership` for a fact that somebody without a place in the partnership brings.

    Whether a party may make its own statement is `domain.membership.belongs`.
    """
    fact = case.fact
    if not isinstance(case.state, PartnershipState) or not case.history.facts or _comes_in(fact.data) == fact.by:
        return
    own_statement = FACT_TYPES[fact.type].personal and fact.by == fact.data.organisation
    if not own_statement and not _has_place(case):
        yield refuse("membership", "not_a_party", "/by", organisation=fact.by)


def _comes_in(data: Payload) -> str | None:
    """Who takes its seat by the very fact, and so may bring it."""
    if isinstance(data, PartnerSucceeded):
        return data.successor
    return data.organisation if isinstance(data, PartyAssociated) else None


def _has_place(case: Case[Any]) -> bool:
    by = case.fact.by
    if _takes_over(case, by):
        return True
    for state in known_states(case):
        party = state.parties.by_organisation.get(by)
        if by in state.course.externals or (
            party is not None and (party.status not in GONE or isinstance(case.data, WINDS_UP))
        ):
            return True
    return False


def _takes_over(case: Case[Any], by: str) -> bool:
    # Who takes a partnership over brings its first parties, itself perhaps among them.
    return by == case.history.facts[0].by and by not in case.partnership.parties.by_organisation
