"""The place of one organisation over time."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story


def test_a_place_that_was_left_on_the_day_it_was_taken_is_no_part_of_the_line() -> None:
    story = Story()
    story.tell("PartyInvited", "2024-02-01", organisation="BBB")
    story.tell("InvitationAccepted", "2024-02-15", by="BBB", organisation="BBB")
    story.tell("PartySuspended", "2024-02-15", by="BBB", organisation="BBB")
    story.tell("PartyReinstated", "2024-03-01", by="BBB", organisation="BBB")

    line = story.ask("participation", {"organisation": "BBB"}).answer

    assert line == [
        {"from": "2024-02-15", "until": "2024-03-01", "category": "partner", "counts": False},
        {"from": "2024-03-01", "until": None, "category": "partner", "counts": True},
    ]


def test_a_place_that_was_given_up_and_taken_again_on_one_day_was_never_left() -> None:
    story = Story()
    story.tell("CategoryChanged", "2024-02-15", organisation="AAA", category="observer")
    story.tell("CategoryChanged", "2024-02-15", organisation="AAA", category="partner")

    line = story.ask("participation", {"organisation": "AAA"}).answer

    assert line == [{"from": "2024-01-01", "until": None, "category": "partner", "counts": True}]


def test_participation_without_a_category_is_no_part_of_the_line(example: World) -> None:
    invited_and_admitted = asked_of(example, "participation", {"organisation": "SOC"}).answer

    assert invited_and_admitted == [{"from": "2025-01-16", "until": None, "category": "partner", "counts": True}]
