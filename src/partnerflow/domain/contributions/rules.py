"""The rules of commitments and contributions: whose they are, and what comes after what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.contributions import facts
from partnerflow.domain.decisions.needed import decided
from partnerflow.domain.membership import party_in
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.domain.seats import same_seat
from partnerflow.domain.vocabulary.subjects import AdjustContribution
from partnerflow.errors import Fault


@rule(facts.CommitmentRequested)
def _requested(case: Case[facts.CommitmentRequested]) -> Iterator[Fault]:
    yield from party_in(case, case.data.organisation, "/data/organisation")


@rule(facts.CommitmentRecognised)
def _by_others(case: Case[facts.CommitmentRecognised]) -> Iterator[Fault]:
    """It is the others that recognise a promise; the party itself may be named among them, but not alone."""
    data, parties = case.data, case.partnership.parties
    for index, organisation in enumerate(data.recognised_by):
        yield from party_in(case, organisation, f"/data/recognisedBy/{index}")
    if all(same_seat(parties, organisation, data.organisation) for organisation in data.recognised_by):
        yield refuse("authority", "recognises_itself", "/data/recognisedBy", organisation=data.organisation)


@rule(facts.CommitmentDeclared, facts.CommitmentRecognised, facts.CommitmentEnded)
def _still_runs(case: Case[Any]) -> Iterator[Fault]:
    """A promise goes on with the one it was asked of, until it ended.

    What was recognised without having been declared is recorded: the guard of leaving Agreeing asks for all three.
    """
    commitment = case.partnership.contributions.commitments[case.data.commitment]
    if not same_seat(case.partnership.parties, commitment.organisation, case.data.organisation):
        yield _of_another("commitment_of_another_organisation", case, commitment.organisation)
    if commitment.ended_on is not None:
        yield refuse(
            "sequence", "commitment_ended", "/data/commitment", commitment=commitment.ref, on=commitment.ended_on
        )


@rule(facts.ContributionFixed)
def _fixed(case: Case[facts.ContributionFixed]) -> Iterator[Fault]:
    """A new contribution of a party at the table, or one it offered before.

    It may take the place of an earlier one, also of another party, that nothing took the place of yet.
    """
    data = case.data
    yield from party_in(case, data.organisation, "/data/organisation")
    yield from _its_own(case, data.contribution)
    if data.replaces is not None:
        yield from _not_replaced(case, data.replaces, "/data/replaces")
        if data.replaces == data.contribution:
            yield refuse("sequence", "replaces_itself", "/data/replaces", contribution=data.contribution)


@rule(facts.ContributionDelivered, facts.ContributionAdjusted)
def _of_its_owner(case: Case[facts.ContributionDelivered] | Case[facts.ContributionAdjusted]) -> Iterator[Fault]:
    """It is told of the party whose contribution it is. What was only offered may be delivered all the same."""
    yield from _its_own(case, case.data.contribution)


@rule(facts.ContributionAdjusted)
def _adjusted(case: Case[facts.ContributionAdjusted]) -> Iterator[Fault]:
    """What is fixed and not replaced is adjusted; a decision, where one is named, is about this contribution."""
    data = case.data
    if case.partnership.contributions.by_ref[data.contribution].fixed_on is None:
        yield refuse("sequence", "contribution_not_fixed", "/data/contribution", contribution=data.contribution)
    yield from _not_replaced(case, data.contribution, "/data/contribution")
    if data.decision is not None:
        yield from decided(case, data.decision, AdjustContribution, lambda item: item.contribution == data.contribution)


def _not_replaced(case: Case[Any], ref: str, pointer: str) -> Iterator[Fault]:
    contribution = case.partnership.contributions.by_ref[ref]
    if contribution.replaced_by is not None:
        yield refuse("sequence", "contribution_ended", pointer, contribution=ref, on=contribution.ended_on)


def _its_own(case: Case[Any], ref: str) -> Iterator[Fault]:
    contribution = case.partnership.contributions.by_ref.get(ref)
    if contribution is not None and not same_seat(
        case.partnership.parties, contribution.organisation, case.data.organisation
    ):
        yield _of_another("contribution_of_another_organisation", case, contribution.organisation)


def _of_another(reason: str, case: Case[Any], owner: str) -> Fault:
    return refuse(
        "authority", reason, "/data/organisation", organisation=case.data.organisation, owner=owner, who=[owner]
    )
