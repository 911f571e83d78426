"""A correction of a text proposes to erase the wrong one, wherever it stands."""

from __future__ import annotations

from typing import Any

from partnerflow.domain.consequences import proposals
from tests.support.story import KEY, Story

DAY = "2020-02-01"


def corrected(story: Story, pointer: str, old: Any, new: Any, fact: str) -> tuple[str, list[Any]]:
    """A correction, and what it proposes."""
    data = {"corrects": fact, "pointer": pointer, "old": old, "new": new, "reason": "Vergissing."}
    made = story.tells("RecordCorrected", DAY, data=data)
    history = story.world.history("partnership", KEY)
    return made, list(proposals(history, history.facts[-1]))


def erasing(fact: str, *pointers: str) -> tuple[str, dict[str, Any]]:
    return ("DisclosureErased", {"fact": fact, "pointers": pointers, "ground": "error"})


def test_the_text_and_the_copy_in_the_correction_are_proposed() -> None:
    story = Story.imported()
    success = story.tells("SuccessRecorded", DAY, data={"story": "Van Bo.", "sharedWith": ["press"]})

    correction, proposed = corrected(story, "/data/story", "Van Bo.", "Van Di.", success)

    assert proposed == [erasing(success, "/data/story"), erasing(correction, "/data/old")]


def test_a_second_correction_proposes_what_the_first_brought_and_not_what_is_gone() -> None:
    story = Story.imported()
    success = story.tells("SuccessRecorded", DAY, data={"story": "Van Bo.", "sharedWith": ["press"]})
    first, proposed = corrected(story, "/data/story", "Van Bo.", "Van Di.", success)
    for _, data in proposed:
        story.tells("DisclosureErased", DAY, data={**data, "pointers": list(data["pointers"])})

    second, proposed = corrected(story, "/data/story", "Van Di.", "Van Lo.", success)

    assert proposed == [erasing(first, "/data/new"), erasing(second, "/data/old")]


def test_what_is_no_text_leaves_nothing_to_erase() -> None:
    story = Story.imported()
    success = story.tells("SuccessRecorded", DAY, data={"story": "Van Bo.", "sharedWith": ["press"]})

    _, proposed = corrected(story, "/data/sharedWith/0", "press", "public", success)

    assert proposed == []
