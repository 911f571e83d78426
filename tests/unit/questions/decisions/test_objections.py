"""Objections, from the day they were raised to their end."""

from __future__ import annotations

import pytest

from tests.unit.questions.partners import Partners


def test_an_open_objection_grows_older_until_the_day_asked_about() -> None:
    (row,) = Partners.objected().ask("objections", as_of="2020-02-14").answer

    assert (row["status"], row["days"], row["closedOn"], row["decision"]) == ("open", 10, None, None)
    assert (row["touches"], row["grounds"]) == (["risk", "regulation"], "Te veel risico.")


def test_an_objection_that_was_integrated_names_the_decision_of_a_later_round() -> None:
    story = Partners.objected()
    change = {"objection": "B-01", "proposal": "P-01", "confirmedBy": "BBB", "textChange": "Met een vangnet."}
    story.tells("ObjectionIntegrated", "2020-02-10", data=change)
    story.amends("P-01", "2020-02-10", 2, "Met een vangnet.")
    story.says("P-01", "2020-02-11", 2, AAA="consent", BBB="consent", CCC="consent")
    story.closes("P-01", "2020-02-12", 2)

    (row,) = story.ask("objections").answer

    assert (row["status"], row["days"], row["decision"]) == ("integrated", 6, "D-012")
    assert row["textChange"] == "Met een vangnet."


def test_a_decision_of_an_earlier_round_is_not_that_of_the_objection() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03")
    story.closes("P-01", "2020-02-03", outcome="deferred")
    story.amends("P-01", "2020-02-10", 2, "Opnieuw.")
    story.objects("B-01", "P-01", "2020-02-10", "CCC", round_=2)

    (row,) = story.ask("objections").answer

    assert (row["round"], row["decision"]) == (2, None)


@pytest.mark.parametrize("fall", ["withdrawn", "rejected"])
def test_an_objection_stays_unresolved_when_the_proposal_falls(fall: str) -> None:
    story = Partners.objected()
    if fall == "withdrawn":
        story.tells("ProposalWithdrawn", "2020-02-20", proposal="P-01", reason="Toch niet.")
    else:
        story.closes("P-01", "2020-02-20", outcome="rejected")

    answered = story.ask("objections")

    assert [(row["status"], row["closedOn"], row["days"]) for row in answered.answer] == [
        ("unresolved", "2020-02-20", 16)
    ]
    assert len(answered.facts) == 2


def test_a_retracted_objection_was_never_raised_once_that_is_known() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", deadline="2020-03-02")
    raised = story.objects("B-01", "P-01", "2020-02-04", "BBB")
    story.tells("RecordRetracted", "2020-02-20", retracts=raised, reason="Verkeerd voorstel.")

    assert story.ask("objections", as_of="2020-02-10").answer == []
    assert len(story.ask("objections", as_of="2020-02-10", as_known_at="2020-02-19").answer) == 1
