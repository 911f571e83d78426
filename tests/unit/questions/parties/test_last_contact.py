"""Whom we have not spoken to or seen for too long."""

from __future__ import annotations

from tests.unit.questions.agreement import Agreement


def dialogue(story: Agreement, on: str, *present: str) -> str:
    """A conversation with these parties."""
    return story.tells("DialogueHeld", on, form="plenary", tracks=["content"], present=list(present))


def ready(story: Agreement, on: str, organisation: str, **more: str) -> str:
    """A party's own word."""
    return story.tells("ReadinessDeclared", on, by=organisation, organisation=organisation, readiness="willing", **more)


def test_the_longest_silence_comes_first() -> None:
    story = Agreement.imported()
    seen = dialogue(story, "2020-02-03", "AAA", "BBB")
    said = ready(story, "2020-02-10", "BBB")

    answer = story.ask("last_contact", as_of="2020-02-13")

    assert [(row["organisation"], row["days"], row["lastOn"]) for row in answer.answer] == [
        ("CCC", 38, None),
        ("AAA", 10, "2020-02-03"),
        ("BBB", 3, "2020-02-10"),
    ]
    assert [(row["attended"], row["dialogues"]) for row in answer.answer] == [(0, 1), (1, 1), (1, 1)]
    assert {seen, said} <= set(answer.facts)


def test_what_another_brings_with_proof_is_the_word_of_the_party_itself() -> None:
    story = Agreement.imported()
    told = {"organisation": "CCC", "readiness": "willing", "evidence": [{"name": "verslag.pdf"}]}
    said = story.tells("ReadinessDeclared", "2020-02-10", by="AAA", on_behalf_of="CCC", data=told)

    statements = {row["organisation"]: row["statement"] for row in story.ask("last_contact").answer}

    assert statements["CCC"] == {"on": "2020-02-10", "fact": "ReadinessDeclared", "id": said}


def test_a_conversation_that_becomes_known_later_was_a_silence_until_then() -> None:
    story = Agreement.imported()
    told = {"form": "bilateral", "tracks": ["interaction"], "present": ["CCC"]}
    story.tells("DialogueHeld", "2020-02-03", known="2020-03-02", data=told)

    def days(known: str) -> int:
        rows = story.ask("last_contact", as_of="2020-03-03", as_known_at=known).answer
        return next(int(row["days"]) for row in rows if row["organisation"] == "CCC")

    assert (days("2020-03-01"), days("2020-03-02")) == (57, 29)


def test_who_left_or_stepped_back_is_not_waited_for_and_a_newcomer_counts_from_its_seat() -> None:
    story = Agreement.imported()
    dialogue(story, "2020-02-03", "AAA", "BBB", "CCC")
    story.tells("PartySuspended", "2020-02-04", by="CCC", organisation="CCC")
    story.succeeds("BBB", "EEE", "2020-03-02")

    rows = {row["organisation"]: row for row in story.ask("last_contact", as_of="2020-03-12").answer}

    assert set(rows) == {"AAA", "EEE"}
    assert (rows["EEE"]["dialogues"], rows["EEE"]["dialogue"]) == (0, None)
