"""Whether the ambition is everybody's: before there is any, and beside a newer draft."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story


def test_without_a_draft_there_is_no_ambition_to_share() -> None:
    story = Story()

    assert story.ask("ambition_shared").answer == []
    assert story.ask("ambition_status").answer == {"version": None, "shared": False, "missing": [], "reopenedOn": None}


def test_a_newer_draft_does_not_unshare_the_version_that_everybody_endorses(example: World) -> None:
    with_third_draft = asked_of(example, "ambition_status", as_of="2025-10-09").answer

    assert (with_third_draft["version"], with_third_draft["shared"]) == (2, True)
    assert set(asked_of(example, "endorsements", as_of="2025-10-09").answer.values()) == {"full"}
