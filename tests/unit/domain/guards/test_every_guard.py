"""Every guard of the shipped definition is met in the whole story, and refuses when something is taken out of it."""

from __future__ import annotations

import pytest

from tests.unit.domain.guards.refusals import FINANCES_LEFT_OUT, NO_GRANT, REFUSALS
from tests.unit.domain.guards.story import Change, altered, found, grants_of, missing, without
from tests.unit.domain.guards.telling import PROCESS


@pytest.mark.parametrize("guard", PROCESS.guards)
def test_each_guard_is_met_in_the_whole_story(guard: str) -> None:
    finding = found(guard)

    assert (finding.outcome, finding.missing) == ("met", ())


@pytest.mark.parametrize(
    ("guard", "change", "lacking"),
    [
        pytest.param(guard, change, lacking, id=f"{guard} refuses when {why}")
        for guard, why, change, lacking in REFUSALS
    ],
)
def test_a_guard_refuses(guard: str, change: Change, lacking: list[tuple[str, str | None]]) -> None:
    finding = found(guard, change)

    assert finding.outcome == "unmet"
    assert missing(finding) == lacking


def test_funding_refuses_while_no_grant_is_awarded_and_the_agreement_says_nothing_about_it() -> None:
    finding = found("G3.8", FINANCES_LEFT_OUT, grants=grants_of(NO_GRANT))

    assert missing(finding) == [("no_grant_awarded", None), ("section_empty", None)]


def test_funding_is_met_by_the_agreement_alone() -> None:
    finding = found("G3.8", grants=grants_of(NO_GRANT))

    assert finding.outcome == "met"


def test_means_are_missing_while_nothing_is_paid_and_no_money_or_people_are_fixed() -> None:
    finding = found("G4.5", altered("ContributionFixed", kind="network"), grants=grants_of(without("TranchePaid")))

    assert missing(finding) == [("no_tranche_paid", None), ("no_such_contribution_fixed", None)]


@pytest.mark.parametrize("outcome", ["approved_with_conditions", "withheld"])
def test_a_milestone_that_is_not_simply_approved_is_no_go_ahead(outcome: str) -> None:
    finding = found("G4.7", grants=grants_of(altered("FunderReviewed", outcome=outcome)))

    assert [(item.reason, item.subject, item.who) for item in finding.missing] == [
        ("milestone_not_approved", "GR-1 M1", ("FON",))
    ]


def test_every_guard_of_the_definition_is_refused_somewhere_in_this_file() -> None:
    refused = {guard for guard, *_ in REFUSALS} | {"G3.8", "G4.5", "G4.7"}

    assert refused == set(PROCESS.guards)
