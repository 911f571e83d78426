"""Who takes part, and since when: invited, accepted, succeeded."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story


def test_an_invited_organisation_is_among_the_others_until_it_accepts() -> None:
    story = Story()
    invited = story.tell("PartyInvited", "2024-02-01", organisation="BBB")
    accepted = story.tell("InvitationAccepted", "2024-03-01", by="BBB", organisation="BBB")

    before, after = story.ask("members", as_of="2024-02-15"), story.ask("members", as_of="2024-03-01")

    assert before.answer["counting"] == ["AAA"]
    assert before.answer["others"] == [{"organisation": "BBB", "status": "invited", "category": None}]
    assert invited in before.facts
    assert (after.answer["counting"], after.answer["others"]) == (["AAA", "BBB"], [])
    assert after.answer["sinceOf"] == {"AAA": "2024-01-01", "BBB": "2024-03-01"}
    assert accepted in after.facts


def test_a_legal_successor_takes_the_place_and_the_predecessor_is_gone(example: World) -> None:
    answer = asked_of(example, "members", as_of="2025-01-01").answer

    (gone,) = [item for item in answer["gone"] if item["organisation"] == "BRO"]
    assert gone == {
        "organisation": "BRO",
        "status": "succeeded",
        "since": "2021-10-25",
        "until": "2025-01-01",
        "successor": "BRZ",
    }
    assert "BRZ" in answer["counting"]
