"""What waits for a conversation: open objections, and concerns that no text has settled."""

from __future__ import annotations

import pytest

from tests.unit.questions.partners import Partners


def withdraws(story: Partners, on: str, becomes: str) -> str:
    """BBB takes its objection back."""
    return story.tells("ObjectionWithdrawn", on, by="BBB", objection="B-01", proposal="P-01", becomes=becomes)


def test_an_open_objection_waits_for_a_conversation_with_its_party() -> None:
    story = Partners.objected()
    talk = {"form": "bilateral", "tracks": ["interaction"]}
    story.tells("DialogueHeld", "2020-02-10", **talk, present=["AAA", "CCC"])
    story.tells("DialogueHeld", "2020-02-12", **talk, present=["AAA", "BBB"])

    (waiting,) = story.ask("concerns", as_of="2020-02-11").answer
    (spoken,) = story.ask("concerns", as_of="2020-02-12").answer

    assert (waiting["kind"], waiting["objection"], waiting["days"]) == ("objection", "B-01", 7)
    assert (waiting["spokenOn"], spoken["spokenOn"]) == (None, "2020-02-12")


@pytest.mark.parametrize(("becomes", "kinds"), [("concern", ["former_objection"]), ("nothing", [])])
def test_an_objection_taken_back_may_leave_a_concern(becomes: str, kinds: list[str]) -> None:
    story = Partners.objected()
    withdrawn = withdraws(story, "2020-02-10", becomes)

    answered = story.ask("concerns", as_of="2020-02-14")

    assert [row["kind"] for row in answered.answer] == kinds
    assert (withdrawn in answered.facts) == bool(kinds)


def test_a_concern_counts_in_an_adopted_decision_and_an_open_round_but_not_in_what_fell() -> None:
    story = Partners.imported()
    for proposal, outcome in (("P-01", "adopted"), ("P-02", "rejected"), ("P-03", None)):
        story.proposes(proposal, "2020-02-03", deadline="2020-03-02")
        story.says(proposal, "2020-02-03", AAA="consent_with_concern", BBB="consent")
        if outcome == "adopted":
            story.says(proposal, "2020-02-03", CCC="consent")
        if outcome is not None:
            story.closes(proposal, "2020-02-03", outcome=outcome)

    answer = story.ask("concerns", as_of="2020-02-05").answer

    assert [(row["proposal"], row["decision"], row["text"]) for row in answer] == [
        ("P-01", "D-011", "Zorg van AAA."),
        ("P-03", None, "Zorg van AAA."),
    ]


def test_the_concern_of_a_party_that_left_waits_for_nobody() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03")
    story.says("P-01", "2020-02-03", AAA="consent", BBB="consent", CCC="consent_with_concern")
    story.closes("P-01", "2020-02-03")
    notice = {"organisation": "CCC", "effectiveOn": "2020-06-01", "reason": "Andere koers."}
    story.tells("WithdrawalNotified", "2020-02-10", by="CCC", data=notice)
    story.tells("PartnerWithdrew", "2020-06-01", by="AAA", organisation="CCC", settlement=["Niets."])

    assert [row["organisation"] for row in story.ask("concerns", as_of="2020-05-31").answer] == ["CCC"]
    assert story.ask("concerns").answer == []
