"""Which texts of a partnership not every role may see, and whose they are."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.confinement import Confinement, confined_texts, confinement
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.sealing import commitments, texts_of
from tests.support.story import KEY, Story

DAY, LATER = "2020-02-03", "2020-03-02"
INTEREST: dict[str, Any] = {
    "organisation": "BBB", "level": "organisation", "interest": "Onze grond.", "newlyDisclosed": True,
}  # fmt: skip
LEARNED = {"seeNow": "Dit.", "doNow": "Zo.", "doBetter": "Anders."}


def history(story: Story) -> History:
    """The history of the partnership."""
    return story.world.history("partnership", KEY)


def seen(story: Story, fact: str) -> dict[str, Confinement | None]:
    """How each text of a fact is confined, by its place."""
    confined = confined_texts(history(story))
    return {place: confined.get(sealed) for place, sealed in texts_of(history(story).fact(fact)).items()}


def shared(story: Story, audience: str, on: str = DAY) -> str:
    """BBB shares an interest with an audience."""
    return story.tells("InterestShared", on, by="BBB", data={**INTEREST, "audience": audience})


def corrects(story: Story, fact: str, pointer: str, old: Any, new: Any) -> str:
    """BBB puts a value right."""
    told = {"corrects": fact, "pointer": pointer, "old": old, "new": new, "reason": "Het was anders bedoeld."}
    return story.tells("RecordCorrected", LATER, by="BBB", data=told)


def of(kind: Any, organisation: str | None = "BBB") -> Confinement:
    """A confinement."""
    return Confinement(kind=kind, organisation=organisation)


def test_these_facts_have_texts_that_not_every_role_sees() -> None:
    declared = {name: each.confined for name, each in FACT_TYPES.items() if each.confined is not None}

    assert declared == {
        "OwnAmbitionShared": "interests",
        "InterestShared": "interests",
        "DialogueHeld": "session_notes",
        "LearningMomentHeld": "session_notes",
        "DefaultNoticeGiven": "conflicts",
        "PositionTaken": "conflicts",
        "ObjectionRaised": "conflicts",
        "ObjectionWithdrawn": "conflicts",
        "PersonRegistered": "persons",
    }


@pytest.mark.parametrize(
    ("audience", "kind"), [("all_parties", "interests"), ("some_parties", "confidential_interests")]
)
def test_an_interest_is_confidential_when_it_was_shared_with_some(audience: str, kind: str) -> None:
    story = Story.imported()
    interest = shared(story, audience)
    told = {"organisation": "CCC", "ambition": "Groeien.", "audience": audience}
    ambition = story.tells("OwnAmbitionShared", DAY, by="CCC", data=told)

    assert seen(story, interest) == {"/data/interest": of(kind)}
    assert seen(story, ambition) == {"/data/ambition": of(kind, "CCC")}


def test_what_was_said_together_is_nobodys_alone() -> None:
    story = Story.imported()
    talk = {"form": "bilateral", "tracks": ["interaction"], "present": ["AAA", "BBB"], "harvest": "Het schuurt."}
    held = story.tells("DialogueHeld", DAY, data=talk)
    learned = story.tells("LearningMomentHeld", DAY, data=LEARNED)

    assert seen(story, held) == {"/data/harvest": of("session_notes", None)}
    assert set(seen(story, learned).values()) == {of("session_notes", None)}


def test_an_objection_and_its_withdrawal_belong_to_who_raised_it() -> None:
    story = Story.imported()
    story.decides(DAY, {"type": "process_agreements"}, outcome="deferred")
    terms = {"round": 2, "subjects": [{"type": "process_agreements"}], "text": "Zo dan.", "deadline": LATER}
    story.tells(
        "ProposalAmended",
        DAY,
        data={"proposal": "P-01", "entitled": ["AAA", "BBB", "CCC"], "sha256": sha256(b"Zo dan.").hexdigest(), **terms},
    )
    raised = story.tells(
        "ObjectionRaised",
        DAY,
        by="BBB",
        data={
            "objection": "B-01", "proposal": "P-01", "round": 2, "organisation": "BBB", "paramount": True,
            "grounds": "Te duur.", "touches": ["risk"],
        },
    )  # fmt: skip
    withdrawn = story.tells(
        "ObjectionWithdrawn",
        LATER,
        by="BBB",
        data={"objection": "B-01", "proposal": "P-01", "becomes": "nothing", "reason": "Toch niet."},
    )

    assert seen(story, raised) == {"/data/grounds": of("conflicts")}
    assert seen(story, withdrawn) == {"/data/reason": of("conflicts")}


def test_a_default_notice_and_a_name_belong_to_whom_they_are_about() -> None:
    story = Story.imported()
    notice = {"organisation": "CCC", "grounds": "Geen inbreng.", "repairBy": LATER}
    given = story.tells("DefaultNoticeGiven", DAY, data=notice)
    person = {"person": "p-001", "name": "Bo Bedenksel", "email": "bo@bbb.example", "organisation": "BBB"}
    registered = story.tells("PersonRegistered", DAY, data=person)

    assert seen(story, given) == {"/data/grounds": of("conflicts", "CCC")}
    assert seen(story, registered) == {"/data/name": of("persons"), "/data/email": of("persons")}


def test_a_correction_holds_the_text_twice_and_is_confined_like_what_it_corrects() -> None:
    story = Story.imported()
    interest = shared(story, "some_parties")
    correction = corrects(story, interest, "/data/interest", "Onze grond.", "Onze grond en onze naam.")

    assert seen(story, interest) == {"/data/interest": of("confidential_interests")}
    assert seen(story, correction) == dict.fromkeys(
        ("/data/old", "/data/new", "/data/reason"), of("confidential_interests")
    )


@pytest.mark.parametrize(
    ("told", "meant", "kind"),
    [("all_parties", "some_parties", "confidential_interests"), ("some_parties", "all_parties", "interests")],
)
def test_an_audience_put_right_decides_for_the_text_and_for_all_that_was_told_about_it(
    told: str, meant: str, kind: str
) -> None:
    story = Story.imported()
    interest = shared(story, told)
    reworded = corrects(story, interest, "/data/interest", "Onze grond.", "Onze weg.")
    moved = corrects(story, interest, "/data/audience", told, meant)

    found = [set(seen(story, fact).values()) for fact in (interest, reworded, moved)]

    assert found == [{of(kind)}] * 3


def test_what_was_retracted_stays_confined_and_so_does_the_reason() -> None:
    story = Story.imported()
    interest = shared(story, "some_parties")
    retracted = story.tells("RecordRetracted", LATER, by="BBB", retracts=interest, reason="Niet over de grond.")

    assert seen(story, interest) == {"/data/interest": of("confidential_interests")}
    assert seen(story, retracted) == {"/data/reason": of("confidential_interests")}


def test_the_texts_of_other_facts_are_seen_by_every_role() -> None:
    story = Story.imported()
    success = story.tells("SuccessRecorded", DAY, story="Gelukt.", sharedWith=["press"])
    shared(story, "all_parties")
    corrected = corrects(story, success, "/data/story", "Gelukt.", "Het lukte.")

    assert set(seen(story, success).values()) == set(seen(story, corrected).values()) == {None}


def test_every_text_of_a_confined_fact_is_confined_its_note_too() -> None:
    story = Story.imported()
    line = {"fact": "LearningMomentHeld", "id": f"{KEY}-0005", "stream": "partnership", "key": KEY}
    told = {**line, "occurredAt": DAY, "by": "AAA", "note": "Na afloop nog gepraat.", "data": LEARNED}
    assert story.world.tell(told) == []

    confined = confined_texts(history(story))

    assert set(commitments(history(story).facts[-1])) == set(confined)
    assert len(confined) == 4


def test_without_what_it_is_about_nothing_is_known_of_a_correction() -> None:
    story = Story.imported()
    correction = corrects(story, shared(story, "all_parties"), "/data/interest", "Onze grond.", "Onze weg.")
    fact: AnyFact = history(story).fact(correction)

    assert confinement(fact, lambda _: None) is None
    assert confinement(fact, history(story).fact) == of("interests")
