"""Erasing a text: what can go, what can go no more, and what an erasure leaves as it was."""

from __future__ import annotations

import pytest

from partnerflow.domain.record.erasing import erased_places, forgotten
from partnerflow.domain.record.facts import DisclosureErased
from partnerflow.domain.sealing import texts_of
from tests.support.story import KEY, Story, reasons

DAY, LATER = "2020-02-01", "2020-03-01"
STORY = {"story": "Gelukt.", "sharedWith": ["press"]}
PERSON = {"person": "p-001", "name": "Bo Bedenksel", "email": "bo@voorbeeld.example"}


def told() -> tuple[Story, str]:
    """A partnership with a success, and its fact."""
    story = Story.imported()
    return story, story.tells("SuccessRecorded", DAY, data=STORY)


def erasure(fact: str, *pointers: str) -> dict[str, object]:
    return {"fact": fact, "pointers": list(pointers), "ground": "error"}


def test_an_erasure_names_the_commitments_that_go_and_the_place_they_stood() -> None:
    story, success = told()
    sealed = story.world.history("partnership", KEY).facts[-1]

    story.tells("DisclosureErased", LATER, data=erasure(success, "/data/story"))

    history = story.world.history("partnership", KEY)
    assert forgotten(history, history.facts[-1]) == (texts_of(sealed)["/data/story"],)
    assert list(erased_places(history, sealed)) == ["/data/story"]


@pytest.mark.parametrize("pointer", ["/note", "/data/sharedWith/0", "/data/story/0", "/data/nothing"])
def test_a_pointer_that_leads_to_no_text_is_refused(pointer: str) -> None:
    story, success = told()

    faults = story.asks("DisclosureErased", LATER, data=erasure(success, pointer))

    assert reasons(faults) == ["correction.no_text_there"]


def test_a_text_is_erased_once_by_whichever_fact() -> None:
    story, success = told()
    story.tells("DisclosureErased", DAY, data=erasure(success, "/data/story"))

    faults = story.asks("DisclosureErased", LATER, data=erasure(success, "/data/story"))

    assert reasons(faults) == ["sequence.text_already_erased"]


def test_the_name_of_a_person_goes_with_the_person_and_not_by_itself() -> None:
    story = Story.imported()
    registered = story.tells("PersonRegistered", DAY, data=PERSON)

    faults = story.asks("DisclosureErased", LATER, data=erasure(registered, "/data/name"))

    assert reasons(faults) == ["personal_data.goes_with_the_person"]


def test_the_name_in_a_registration_that_was_retracted_can_go_by_itself() -> None:
    story = Story.imported()
    registered = story.tells("PersonRegistered", DAY, data=PERSON)
    story.tells("RecordRetracted", DAY, retracts=registered, reason="Verkeerde persoon.")

    faults = story.asks("DisclosureErased", LATER, data=erasure(registered, "/data/name", "/data/email"))

    assert faults == []


def test_a_person_takes_every_text_of_the_registration() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", DAY, data=PERSON)
    registered = story.world.history("partnership", KEY).facts[-1]

    story.tells("PersonErased", LATER, person="p-001", reasonCode="request")

    history = story.world.history("partnership", KEY)
    assert forgotten(history, history.facts[-1]) == tuple(texts_of(registered).values())
    assert erased_places(history, registered).keys() == {"/data/name", "/data/email"}


@pytest.mark.parametrize(
    ("fact", "data"),
    [
        ("RecordRetracted", {"retracts": f"{KEY}-0006", "reason": "Toch niet."}),
        (
            "RecordCorrected",
            {"corrects": f"{KEY}-0006", "pointer": "/data/ground", "old": "error", "new": "objection", "reason": "Zo."},
        ),
    ],
)
def test_an_erasure_is_neither_retracted_nor_corrected(fact: str, data: dict[str, object]) -> None:
    story, success = told()
    assert story.tells("DisclosureErased", LATER, data=erasure(success, "/data/story")) == f"{KEY}-0006"

    faults = story.asks(fact, LATER, data=data)

    assert reasons(faults) == ["personal_data.erasure_stands"]


def test_a_fact_whose_text_was_erased_can_still_be_retracted() -> None:
    story, success = told()
    story.tells("DisclosureErased", DAY, data=erasure(success, "/data/story"))

    faults = story.asks("RecordRetracted", LATER, data={"retracts": success, "reason": "Nooit gebeurd."})

    assert faults == []


def test_a_text_can_go_after_the_end_of_the_partnership() -> None:
    story, success = told()
    decision = story.decides(DAY, {"type": "end_partnership", "kind": "dissolved"})
    ended = {"kind": "dissolved", "endingReasons": ["not_viable"], "decision": decision}
    story.tells("PartnershipEnded", DAY, data=ended)

    faults = story.asks("DisclosureErased", LATER, by="BBB", data=erasure(success, "/data/story"))

    assert faults == []


def test_the_state_is_the_same_before_and_after_an_erasure() -> None:
    story, success = told()
    before = story.world.history("partnership", KEY).state

    story.tells("DisclosureErased", LATER, data=erasure(success, "/data/story"))

    history = story.world.history("partnership", KEY)
    assert isinstance(history.facts[-1].data, DisclosureErased)
    assert history.state == before
