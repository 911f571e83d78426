"""Rules of the register: an organisation that is gone does not change, and nobody succeeds itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerflow.domain.announced import in_order
from partnerflow.domain.organisations.facts import (
    OrganisationDissolved,
    OrganisationRenamed,
    OrganisationSucceeded,
    SigningRuleStated,
)
from partnerflow.domain.rules import Case, refuse, rule
from partnerflow.errors import Fault

TAKES_ALL = frozenset({"merger", "absorption"})
"""The kinds of succession that leave nothing of the organisation behind."""


@rule(OrganisationRenamed, OrganisationSucceeded, OrganisationDissolved, SigningRuleStated)
def still_exists(case: Case[Any]) -> Iterator[Fault]:
    """Nothing happens to an organisation after its dissolution."""
    dissolved_on = case.organisation.organisation.dissolved_on
    if dissolved_on is not None:
        yield refuse("sequence", "organisation_dissolved", "/fact", organisation=case.fact.key, on=dissolved_on)


@rule(OrganisationSucceeded)
def another_takes_its_place(case: Case[OrganisationSucceeded]) -> Iterator[Fault]:
    """Another organisation, named once."""
    successor = case.data.successor
    if successor == case.fact.key:
        yield refuse("sequence", "succeeds_itself", "/data/successor", organisation=successor)
    elif case.organisation.organisation.succeeded_by(successor):
        yield refuse("sequence", "already_succeeded", "/data/successor", organisation=successor)


@rule(OrganisationDissolved)
def nobody_succeeds_it(case: Case[OrganisationDissolved]) -> Iterator[Fault]:
    """Dissolution is for an organisation whose place nobody takes; what split off or passed on a part may still end."""
    successors = [item.successor for item in case.organisation.organisation.successors if item.kind in TAKES_ALL]
    if successors:
        yield refuse("sequence", "already_succeeded", "/fact", organisation=", ".join(successors))


@rule(SigningRuleStated)
def rule_runs_forward(case: Case[SigningRuleStated]) -> Iterator[Fault]:
    """It does not end before it begins."""
    yield from in_order(case.data.valid_from, case.data.valid_through, "/data/validThrough")
