"""Deadlines: what runs out and what is due, from the fact that set the day until the one that settles it."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.questions.together.due.kinds import KINDS
from tests.support.story import KEY, Story
from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story as SmallStory


def told(world: World, day: str, key: str = KEY, within: int = 90) -> list[dict[str, Any]]:
    """The deadlines of a partnership as a day saw them."""
    answer: list[dict[str, Any]] = asked_of(world, "deadlines", {"within": within}, key=key, as_of=day).answer
    return answer


def of_kind(kind: str, rows: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """Day, subject and days left of the deadlines of one kind."""
    return [(row["on"], row["subject"], row["daysLeft"]) for row in rows if row["kind"] == kind]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-05-01", [("join_by", "2022-06-30", "WON")]),
        ("2023-05-20", [("proposal_deadline", "2023-05-25", "P-06"), ("condition_due", "2023-06-30", "C0")]),
        ("2024-10-15", [("withdrawal_effective", "2024-12-01", "WRK"), ("mandate_ends", "2024-12-31", "M-BRO-3")]),
        ("2025-02-10", [("waiver_ends", "2025-03-01", "W-02"), ("review_due", "2025-03-31", "RV-03")]),
    ],
)
def test_the_calendar_of_the_example(example: World, day: str, expected: list[tuple[str, str, str]]) -> None:
    found = told(example, day, "vast-verder")

    assert {(row["kind"], row["on"], row["subject"]) for row in found} >= set(expected)
    assert [row["on"] for row in found] == sorted(row["on"] for row in found)
    assert all(row["kind"] in KINDS and row["fact"] for row in found)


def test_a_condition_is_due_until_it_is_met(example: World) -> None:
    before = of_kind("condition_due", told(example, "2025-04-02", "vast-verder"))
    after = of_kind("condition_due", told(example, "2025-04-03", "vast-verder"))

    assert before == [("2025-03-31", ref, -2) for ref in ("C1", "C2", "C3")]
    assert after == []


def test_a_review_waits_for_an_answer_until_the_funder_reviews_the_same_again(example: World) -> None:
    assert of_kind("review_due", told(example, "2025-04-02", "vast-verder")) == [("2025-03-31", "RV-03", -2)]
    assert of_kind("review_due", told(example, "2025-04-03", "vast-verder")) == []


def test_what_a_partner_that_left_promised_is_asked_of_nobody(example: World) -> None:
    owed = {
        row["organisation"] for row in told(example, "2026-12-31", "vast-verder") if row["kind"] == "commitment_ends"
    }

    assert "WRK" not in owed
    assert "LIN" in owed


def test_a_pause_that_lasts_longer_than_expected_is_overdue() -> None:
    story = Story.imported()
    story.tells("PartnershipPaused", "2024-01-10", reasonCode="capacity", expectedResumeOn="2024-03-01")

    overdue = told(story.world, "2024-03-04")
    story.tells("PartnershipResumed", "2024-03-05", data={})

    (row,) = (row for row in overdue if row["kind"] == "pause_ends")
    assert (row["on"], row["daysLeft"], row["overdue"]) == ("2024-03-01", -3, True)
    assert of_kind("pause_ends", told(story.world, "2024-03-05")) == []


def test_a_mandate_lapses_by_itself() -> None:
    story = Story.imported()
    terms = {"organ": "bestuur", "instrument": "decision", "reference": "1", "scope": ["sign_agreement"]}
    story.tells(
        "MandateGranted", "2024-01-10", mandate="M-AAA-1", organisation="AAA", capacities=["board_chair"], jointSignatories=1,
        validFrom="2024-01-10", validThrough="2024-06-30", data=terms,
    )  # fmt: skip

    assert of_kind("mandate_ends", told(story.world, "2024-06-30")) == [("2024-06-30", "M-AAA-1", 0)]
    assert of_kind("mandate_ends", told(story.world, "2024-07-01")) == []
    assert of_kind("mandate_ends", told(story.world, "2024-02-01", within=30)) == []


def test_a_notice_of_withdrawal_is_settled_by_leaving() -> None:
    story = Story.imported()
    story.tells(
        "WithdrawalNotified", "2024-01-10", by="BBB", organisation="BBB", effectiveOn="2024-03-01", reason="Geen tijd."
    )

    late = told(story.world, "2024-03-02")
    story.tells("PartnerWithdrew", "2024-03-03", by="AAA", organisation="BBB", settlement=[])

    assert of_kind("withdrawal_effective", late) == [("2024-03-01", "BBB", -1)]
    assert of_kind("withdrawal_effective", told(story.world, "2024-03-03")) == []


def test_a_party_that_pauses_is_expected_back() -> None:
    story = Story.imported()
    story.tells("PartySuspended", "2024-01-10", by="BBB", organisation="BBB", expectedResumeOn="2024-02-01")

    late = told(story.world, "2024-02-10")
    story.tells("PartyReinstated", "2024-02-11", by="BBB", organisation="BBB")

    assert of_kind("suspension_ends", late) == [("2024-02-01", "BBB", -9)]
    assert of_kind("suspension_ends", told(story.world, "2024-02-11")) == []


def test_an_evaluation_is_due_until_it_is_concluded_and_its_improvements_until_the_next() -> None:
    story = Story.imported()
    story.tells("EvaluationPlanned", "2024-01-10", evaluation="E1", kind="midterm", plannedOn="2024-03-01")
    planned = told(story.world, "2024-03-05")
    improvements = [{"text": "Vaker samen.", "organisation": "BBB", "dueOn": "2024-06-01"}, {"text": "Korter."}]
    story.tells(
        "EvaluationConcluded", "2024-03-06", evaluation="E1", kind="midterm", conclusion="adjust",
        improvements=improvements,
    )  # fmt: skip
    story.tells("EvaluationConcluded", "2024-07-01", evaluation="E2", kind="midterm", conclusion="continue")

    assert of_kind("evaluation_planned", planned) == [("2024-03-01", "E1", -4)]
    assert of_kind("evaluation_planned", told(story.world, "2024-03-06")) == []
    assert of_kind("improvement_due", told(story.world, "2024-06-10")) == [("2024-06-01", "E1 1", -9)]
    assert of_kind("improvement_due", told(story.world, "2024-07-01")) == []


def test_an_action_is_due_until_it_is_done() -> None:
    story = Story.imported()
    story.tells("ProjectDefined", "2024-01-10", project="PF1", title="Een project")
    action = {"action": "A-01", "project": "PF1", "organisation": "AAA", "title": "Doen", "dueOn": "2024-02-01"}
    story.tells("ActionStarted", "2024-01-11", data=action)

    late = told(story.world, "2024-02-03")
    story.tells("ActionCompleted", "2024-02-04", action="A-01", result="Gedaan.")

    assert of_kind("action_due", late) == [("2024-02-01", "A-01", -2)]
    assert of_kind("action_due", told(story.world, "2024-02-04")) == []


def test_a_decision_is_to_be_looked_at_again_until_something_is_decided_on_the_same(example: World) -> None:
    before = of_kind("decision_review", told(example, "2025-01-15", "vast-verder"))
    after = of_kind("decision_review", told(example, "2025-02-10", "vast-verder"))

    assert [subject for _, subject, left in before if left < 0] == ["D-06"]
    assert after == []


def test_what_the_process_asks_for_is_due_so_many_days_after_its_phase_began(example: World) -> None:
    due = of_kind("deliverable_due", told(example, "2023-12-13", "vast-verder"))
    done = of_kind("deliverable_due", told(example, "2023-12-14", "vast-verder"))

    assert due == [("2023-12-27", "evaluatiebeleid", 14), ("2023-12-27", "procesmanagementplan", 14)]
    assert done == []


def test_an_end_leaves_only_the_archive() -> None:
    story = SmallStory(began="2024-01-01")
    story.tell("EvaluationPlanned", "2024-01-10", evaluation="E1", kind="midterm", plannedOn="2024-03-01")
    decision = story.decide(1, "2024-02-01", {"type": "end_partnership", "kind": "dissolved"})
    story.tell("PartnershipEnded", "2024-02-02", kind="dissolved", endingReasons=["no_support"], decision=decision)
    closing = {"reached": "Iets.", "learned": "Veel.", "openDuties": [], "contributionsSettled": True}
    story.tell("ClosingReportFiled", "2024-02-03", **closing, retainThrough="2034-02-03")

    rows = told(story.world, "2024-03-15", "samen", within=36600)

    assert [(row["kind"], row["on"]) for row in rows] == [("retention_ends", "2034-02-03")]
    assert told(story.world, "2034-02-04", "samen") == []


def test_what_a_return_has_to_repair_is_due_until_it_is_closed() -> None:
    story = Story.imported()
    decision = story.decides("2024-01-10", {"type": "return_phase", "to": "agreeing"})
    agenda = [{"text": "Andere acties.", "organisation": "BBB", "dueOn": "2024-02-15"}, {"text": "Nog eens kijken."}]
    story.tells(
        "PhaseReturned", "2024-01-11", returnScope="everything", reasons=["result"], decision=decision, fates=[],
        ambitionFate="unchanged", repairAgenda=agenda, targetOn="2024-03-01", funderNoticeNeeded=False, to="agreeing",
        data={"return": "RT-01", "from": "executing"},
    )  # fmt: skip

    rows = told(story.world, "2024-02-20")

    assert of_kind("repair_due", rows) == [("2024-02-15", "RT-01 1", -5)]
    assert of_kind("return_target", rows) == [("2024-03-01", "RT-01", 10)]
    assert [row["organisation"] for row in rows if row["kind"] == "repair_due"] == ["BBB"]


def test_partners_are_warned_six_months_before_their_term_ends(example: World) -> None:
    rows = told(example, "2025-10-16", "vast-verder", within=36600)

    assert [row for row in of_kind("renewal_due", rows) if row[1] == "RN-01"] == [("2028-06-30", "RN-01", 988)]
    assert [day for day, *_ in of_kind("term_ends", rows)] == ["2028-12-31"]
    assert of_kind("renewal_decision", rows) == []
    assert [day for day, *_ in of_kind("renewal_decision", told(example, "2025-10-15", "vast-verder"))] == [
        "2026-01-01"
    ]


def test_a_body_may_decide_until_its_delegation_lapses() -> None:
    story = Story.imported()
    story.tells(
        "BodyEstablished", "2024-01-10", body="stuurgroep", name="Stuurgroep", domain="Alles.", members=["AAA", "BBB"],
        method="consent",
    )  # fmt: skip
    decision = story.decides("2024-01-11", {"type": "delegate", "body": "stuurgroep", "delegated": ["plan_evaluation"]})
    story.tells(
        "DecisionDelegated", "2024-01-12", body="stuurgroep", delegated=["plan_evaluation"], decision=decision,
        validThrough="2024-03-01",
    )  # fmt: skip

    assert of_kind("delegation_ends", told(story.world, "2024-02-20")) == [
        ("2024-03-01", "stuurgroep plan_evaluation", 10)
    ]
    assert of_kind("delegation_ends", told(story.world, "2024-03-02")) == []


def test_each_grant_has_deadlines_of_its_own() -> None:
    story = Story.imported()
    for key, end in (("GR-1", "2024-06-30"), ("GR-2", "2024-12-31")):
        period, amount = {"start": "2023-01-01", "end": end}, {"minor": 100, "currency": "EUR"}
        story.tells(
            "GrantAwarded", "2023-01-01", stream="grant", key=key, by="EEE", partnership=KEY, funder="EEE",
            leadPartner="AAA", amount=amount, period=period,
        )  # fmt: skip
        story.tells(
            "ConditionImposed", "2023-02-01", stream="grant", key=key, by="EEE", condition="C1", text="Iets.", dueOn=end
        )

    rows = told(story.world, "2024-06-01", within=36600)

    found = [(row["kind"], row["on"], row["grant"]) for row in rows if row["grant"]]
    assert found == [
        ("condition_due", "2024-06-30", "GR-1"),
        ("grant_ends", "2024-06-30", "GR-1"),
        ("condition_due", "2024-12-31", "GR-2"),
        ("grant_ends", "2024-12-31", "GR-2"),
    ]
