"""The minimum of partners and sectors is judged over the whole period, by the rules of each day."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.grants.funded import Funded


def ruled(**rules: int) -> Funded:
    """With these rules from the award on."""
    story = Funded.awarded()
    for rule, number in rules.items():
        story.funder("GrantRuleSet", "2021-01-04", rule=rule, number=number)
    return story


def leaves(story: Funded, organisation: str, on: str, known: str | None = None) -> None:
    """A partner has left."""
    told: dict[str, Any] = {"organisation": organisation, "effectiveOn": on, "reason": "Elders nodig."}
    story.tells("WithdrawalNotified", "2020-12-01", by=organisation, **told)
    story.tells("PartnerWithdrew", on, by=organisation, known=known, organisation=organisation, settlement=[])


def test_the_timeline_runs_from_the_first_day_of_the_period_to_its_end() -> None:
    answer = ruled(minimum_partners=3).ask("minimum_partners").answer

    assert answer["timeline"] == [{"from": "2021-01-01", "until": "2022-01-01", "partners": 3, "sectors": 1}]
    assert (answer["rule"], answer["sectorRule"], answer["lowest"], answer["kept"]) == (3, None, 3, True)


def test_before_the_period_nothing_is_judged() -> None:
    answer = ruled(minimum_partners=3).ask("minimum_partners", as_of="2020-12-31").answer

    assert (answer["timeline"], answer["lowest"], answer["kept"]) == ([], None, None)


def test_a_shortfall_is_told_with_the_rule_it_broke() -> None:
    story = ruled(minimum_partners=3, minimum_sectors=1)
    leaves(story, "CCC", "2021-06-01")

    answer = story.ask("minimum_partners", as_of="2021-06-10").answer

    assert (answer["lowest"], answer["kept"]) == (2, False)
    assert answer["shortfalls"] == [
        {"from": "2021-06-01", "until": None, "partners": 2, "sectors": 1, "rule": 3, "sectorRule": 1}
    ]


def test_a_departure_that_became_known_later_was_no_shortfall_as_known_then() -> None:
    story = ruled(minimum_partners=3)
    leaves(story, "CCC", "2021-06-01", known="2021-06-20")

    now = story.ask("minimum_partners", as_of="2021-06-10").answer
    then = story.ask("minimum_partners", as_of="2021-06-10", as_known_at="2021-06-10").answer

    assert (now["kept"], then["kept"]) == (False, True)


def test_a_rule_that_is_set_again_holds_from_its_own_day() -> None:
    story = ruled(minimum_partners=3)
    leaves(story, "CCC", "2021-06-01")
    story.funder("GrantRuleSet", "2021-08-01", rule="minimum_partners", number=2)

    answer = story.ask("minimum_partners", as_of="2021-12-01").answer

    assert answer["rule"] == 2
    assert [(item["from"], item["until"], item["rule"]) for item in answer["shortfalls"]] == [
        ("2021-06-01", "2021-08-01", 3)
    ]
    assert [item["from"] for item in answer["timeline"]] == ["2021-01-01", "2021-06-01"]


def test_too_few_sectors_break_their_own_rule() -> None:
    answer = ruled(minimum_sectors=2).ask("minimum_partners").answer

    assert (answer["sectorRule"], answer["lowestSectors"], answer["kept"]) == (2, 1, False)


def test_without_a_rule_the_counts_are_told_and_nothing_is_judged() -> None:
    answer = ruled().ask("minimum_partners").answer

    assert (answer["rule"], answer["lowest"], answer["kept"]) == (None, 3, None)


def test_the_timeline_ends_with_the_partnership() -> None:
    story = ruled(minimum_partners=3)
    story.tells("PartnershipEnded", "2021-05-01", kind="abandoned", endingReasons=["silent"])

    answer = story.ask("minimum_partners").answer

    assert [item["until"] for item in answer["timeline"]] == ["2021-05-01"]
