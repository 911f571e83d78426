"""Who stepped back for a while."""

from __future__ import annotations

from tests.unit.questions.agreement import Agreement


def observing(story: Agreement, organisation: str, on: str = "2020-02-03", through: str = "2020-04-01") -> str:
    """A party may join later."""
    told = {"organisation": organisation, "joinBy": through, "proviso": "Na het bestuur.", "reopensStartnota": True}
    return story.tells("LateJoinAgreed", on, data=told)


def test_a_suspended_party_and_one_that_may_join_later_are_told_apart() -> None:
    story = Agreement.imported()
    agreed = observing(story, "BBB")
    paused = {"organisation": "CCC", "expectedResumeOn": "2020-03-02"}
    story.tells("PartySuspended", "2020-02-04", by="CCC", data=paused)

    answer = story.ask("stepped_back", as_of="2020-03-03")

    assert [(row["organisation"], row["status"], row["through"], row["overdue"]) for row in answer.answer] == [
        ("BBB", "observing", "2020-04-01", False),
        ("CCC", "suspended", "2020-03-02", True),
    ]
    assert [(row["proviso"], row["reopensStartnota"]) for row in answer.answer] == [
        ("Na het bestuur.", True),
        (None, None),
    ]
    assert agreed in answer.facts


def test_who_takes_part_again_is_off_the_list() -> None:
    story = Agreement.imported()
    observing(story, "BBB")
    story.tells("PartySuspended", "2020-02-04", by="CCC", organisation="CCC")
    story.tells("LateJoinFulfilled", "2020-03-02", organisation="BBB")
    story.tells("PartyReinstated", "2020-03-02", by="CCC", organisation="CCC")

    assert len(story.ask("stepped_back", as_of="2020-03-01").answer) == 2
    assert story.ask("stepped_back").answer == []


def test_a_suspension_goes_on_in_another_category() -> None:
    story = Agreement.imported()
    story.tells("PartySuspended", "2020-02-04", by="CCC", organisation="CCC")
    story.tells("CategoryChanged", "2020-03-02", by="CCC", organisation="CCC", category="associated")

    (row,) = story.ask("stepped_back").answer

    assert (row["since"], row["category"], row["overdue"]) == ("2020-02-04", "associated", None)


def test_an_agreement_to_join_later_passes_to_the_legal_successor() -> None:
    story = Agreement.imported()
    observing(story, "BBB")
    story.succeeds("BBB", "EEE", "2020-03-02")

    (row,) = story.ask("stepped_back").answer

    assert (row["organisation"], row["since"], row["through"]) == ("EEE", "2020-02-03", "2020-04-01")


def test_a_condition_whose_text_was_erased_is_not_told() -> None:
    story = Agreement.imported()
    observing(story, "BBB")

    assert story.ask_without_texts("stepped_back").answer[0]["proviso"] is None
