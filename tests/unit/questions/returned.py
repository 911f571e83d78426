"""A partnership that went back a phase."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.story import Story


def returned_story(target_on: str = "2024-03-31") -> Story:
    """Three steps: on to review in February, back to draft in March."""
    story = Story("three-steps")
    story.submit("text", "2024-01-10", "Tekst")
    story.tell("PhaseAdvanced", "2024-02-01", **{"from": "draft", "to": "review"})
    go_back(story, 1, "2024-03-01", target_on)
    return story


def go_back(story: Story, number: int, on: str, target_on: str, **more: Any) -> str:
    """Decide to return to draft, and return; gives the fact."""
    decision = story.decide(number, on, {"type": "return_phase", "to": "draft"})
    back = {"return": f"RT-{number:02}", "from": "review", "to": "draft", "reasons": ["rework"], "decision": decision}
    repair = {"repairAgenda": [{"text": "Herschrijven."}], "targetOn": target_on, "funderNoticeNeeded": False}
    return story.tell(
        "PhaseReturned", on, **back, **repair, returnScope="everything", fates=[], ambitionFate="unchanged", **more
    )
