"""What is owed to the funder: until it is met, shown, answered or told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.story import KEY
from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.grants.funded import Funded, euro


def owed(story: Funded, what: str, on: str, **parameters: Any) -> list[dict[str, Any]]:
    """What of one kind is owed on a day, as known then."""
    answer = story.ask("due_to_funder", parameters, as_of=on, as_known_at=on).answer
    return [row for row in answer if row["what"] == what]


def noticed() -> Funded:
    """With ten days to tell the funder of a change."""
    story = Funded.awarded()
    story.funder("GrantRuleSet", "2021-01-04", rule="change_notice_days", number=10)
    return story


def withdrawal(story: Funded, on: str = "2021-03-01") -> str:
    """CCC announces that it will leave."""
    told: dict[str, Any] = {"organisation": "CCC", "effectiveOn": "2021-06-01", "reason": "Elders nodig."}
    return story.tells("WithdrawalNotified", on, by="CCC", **told)


def test_in_the_example_three_conditions_and_a_pack_were_due_that_month(example: World) -> None:
    answer = asked_of(example, "due_to_funder", {"days": 31}, as_of="2025-03-01", as_known_at="2025-03-01").answer

    due = [(row["what"], row["ref"], row["dueOn"]) for row in answer if row["what"] != "change_notice"]
    assert due == [
        ("condition", "C1", "2025-03-31"),
        ("condition", "C2", "2025-03-31"),
        ("condition", "C3", "2025-03-31"),
        ("milestone", "M3", "2025-03-31"),
    ]


def test_the_milestones_of_the_first_unpaid_tranche_are_next() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.milestone(2)

    before = owed(story, "milestone", "2021-02-01")
    story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(30_000))
    after = owed(story, "milestone", "2021-03-01")

    assert [(row["ref"], row["dueOn"], row["outcome"]) for row in before] == [("M1", None, None)]
    assert [row["ref"] for row in after] == ["M2"]


def test_a_milestone_whose_pack_lies_with_the_funder_waits_for_the_funder() -> None:
    story = Funded.awarded()
    story.milestone(1)
    last = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    story.hands_over(1, "2021-02-10", last, milestone="M1")
    story.reviews(1, "2021-03-01", "withheld", milestone="M1", pack="EP-1", dueOn="2021-05-01")

    waiting, back = owed(story, "milestone", "2021-02-10"), owed(story, "milestone", "2021-03-01")

    assert waiting == []
    assert [(row["ref"], row["dueOn"], row["outcome"]) for row in back] == [("M1", "2021-05-01", "withheld")]


def test_a_review_of_the_pack_gives_the_turn_back_too() -> None:
    story = Funded.awarded()
    story.milestone(1)
    last = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    story.hands_over(1, "2021-02-10", last, milestone="M1")
    story.reviews(1, "2021-03-01", "withheld", pack="EP-1", dueOn="2021-05-01")

    (row,) = owed(story, "milestone", "2021-03-01")

    assert (row["ref"], row["since"], row["dueOn"], row["outcome"]) == ("M1", "2021-03-01", "2021-05-01", "withheld")


def test_requested_information_is_owed_until_the_same_is_reviewed_again() -> None:
    story = Funded.awarded()
    story.reports(1, "2021-07-15", "2021-01-01", "2021-06-30")
    story.reviews(1, "2021-08-01", "information_requested", report="PR1", dueOn="2021-09-01")
    story.reviews(2, "2021-09-10", "approved", report="PR1")

    open_, closed = owed(story, "information", "2021-09-05"), owed(story, "information", "2021-09-10")

    assert [(row["ref"], row["report"], row["daysLeft"]) for row in open_] == [("RV-01", "PR1", -4)]
    assert closed == []


def test_requested_information_on_a_milestone_is_given_by_its_next_pack() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.reviews(1, "2021-02-01", "information_requested", milestone="M1")
    last = story.tells("PartyInvited", "2021-02-05", organisation="DDD")
    story.hands_over(1, "2021-02-10", last)
    story.hands_over(2, "2021-02-20", last, milestone="M1")

    another, its_own = owed(story, "information", "2021-02-10"), owed(story, "information", "2021-02-20")

    assert ([row["ref"] for row in another], its_own) == (["RV-01"], [])


def test_an_announced_withdrawal_is_to_be_told_before_it_takes_effect() -> None:
    story = noticed()
    announced = withdrawal(story)

    (row,) = owed(story, "change_notice", "2021-03-05")
    behind = story.ask("due_to_funder", as_of="2021-03-05").facts

    assert (row["change"], row["organisation"], row["dueOn"]) == ("partner_withdrawal", "CCC", "2021-03-11")
    assert announced in behind


def test_a_notice_before_the_change_settles_it_before_and_after() -> None:
    story = noticed()
    withdrawal(story)
    notice = {"change": "CN-1", "changeType": "partner_withdrawal", "organisation": "CCC", "substantial": True}
    story.lead("ChangeNotified", "2021-03-08", **notice)
    story.tells("PartnerWithdrew", "2021-06-01", by="CCC", organisation="CCC", settlement=[])

    assert [owed(story, "change_notice", on) for on in ("2021-03-08", "2021-06-01")] == [[], []]


def test_each_pause_is_told_and_one_notice_tells_of_one() -> None:
    story = noticed()
    for month in ("02", "04"):
        paused = {"reasonCode": "capacity", "expectedResumeOn": f"2021-{month}-20"}
        story.tells("PartnershipPaused", f"2021-{month}-01", **paused)
        story.tells("PartnershipResumed", f"2021-{month}-10")
    story.lead("ChangeNotified", "2021-04-11", change="CN-1", changeType="pause", substantial=False)

    rows = owed(story, "change_notice", "2021-05-01")

    assert [(row["change"], row["since"]) for row in rows] == [("pause", "2021-04-01")]


def test_a_notice_that_names_its_fact_tells_of_that_one() -> None:
    story = noticed()
    ids = []
    for month in ("02", "04"):
        paused = {"reasonCode": "capacity", "expectedResumeOn": f"2021-{month}-20"}
        ids.append(story.tells("PartnershipPaused", f"2021-{month}-01", **paused))
        story.tells("PartnershipResumed", f"2021-{month}-10")
    about = [{"stream": "partnership", "key": KEY, "fact": ids[1]}]
    story.lead("ChangeNotified", "2021-04-11", change="CN-1", changeType="pause", substantial=False, about=about)

    rows = owed(story, "change_notice", "2021-05-01")

    assert [row["since"] for row in rows] == ["2021-02-01"]


def test_each_running_grant_is_owed_its_own_notice() -> None:
    story = Funded.awarded("GR-1", "GR-2")
    withdrawal(story)
    notice = {"change": "CN-1", "changeType": "partner_withdrawal", "organisation": "CCC", "substantial": True}
    story.lead("ChangeNotified", "2021-03-02", "GR-2", **notice)

    rows = owed(story, "change_notice", "2021-03-05")

    assert [(row["grant"], row["dueOn"]) for row in rows] == [("GR-1", None)]


@pytest.mark.parametrize("parameters", [{}, {"grant": "GR-1"}])
def test_nothing_is_owed_once_a_grant_is_settled(parameters: dict[str, str]) -> None:
    story = noticed()
    story.funder("ConditionImposed", "2021-01-04", condition="C1", text="Iets.")
    withdrawal(story)
    story.funder("GrantSettled", "2021-12-31", settled=euro(0))

    assert story.ask("due_to_funder", parameters).answer == []


def test_what_has_no_day_is_left_out_of_a_stretch_of_days() -> None:
    story = Funded.awarded()
    story.funder("ConditionImposed", "2021-01-04", condition="C1", text="Iets.", dueOn="2021-02-01")
    story.funder("ConditionImposed", "2021-01-04", condition="C2", text="Iets.")

    assert [row["ref"] for row in owed(story, "condition", "2021-01-20")] == ["C1", "C2"]
    assert [row["ref"] for row in owed(story, "condition", "2021-01-20", days=12)] == ["C1"]
    assert owed(story, "condition", "2021-01-20", days=11) == []
