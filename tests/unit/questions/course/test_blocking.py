"""What keeps the partners from leaving a phase."""

from __future__ import annotations

from tests.unit.questions.story import Story


def test_what_blocks_is_told_for_the_present_phase_or_for_another() -> None:
    story = Story("three-steps")
    story.submit("text", "2024-01-10", "Tekst")

    present = story.ask("blocking").answer
    earlier = story.ask("blocking", as_of="2024-01-09").answer
    other = story.ask("blocking", {"phase": "review"}).answer

    assert (present["phase"], present["unmet"]) == ("draft", [])
    assert [item["guard"] for item in earlier["unmet"]] == ["G0.1"]
    assert [(item["guard"], item["missing"][0]["reason"]) for item in other["unmet"]] == [("G1.1", "not_submitted")]
