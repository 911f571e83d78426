"""Whose interest and own ambition are on the table."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement


def interest(story: Agreement, on: str, code: str, audience: str = "all_parties", level: str = "organisation") -> str:
    """A party puts an interest on the table."""
    told: dict[str, Any] = {"organisation": code, "level": level, "interest": "Rust.", "audience": audience}
    return story.tells("InterestShared", on, by=code, data={**told, "newlyDisclosed": on > "2020-03-01"})


def ambition(story: Agreement, on: str, code: str) -> str:
    """A party tells what it wants itself."""
    told = {"organisation": code, "ambition": "Groei.", "audience": "all_parties"}
    return story.tells("OwnAmbitionShared", on, by=code, data=told)


def missing(story: Agreement, **days: str) -> dict[str, list[str]]:
    """What is missing, by partner."""
    return {row["organisation"]: row["missing"] for row in story.ask("interests", **days).answer["missing"]}


def test_only_what_everybody_heard_is_on_the_table() -> None:
    story = Agreement.imported()
    for code in ("AAA", "BBB", "CCC"):
        ambition(story, "2020-02-03", code)
    interest(story, "2020-02-03", "AAA")
    interest(story, "2020-02-03", "BBB", audience="some_parties")
    interest(story, "2020-02-03", "CCC", level="collective")
    later = interest(story, "2020-03-02", "BBB")

    assert missing(story, as_of="2020-03-01") == {"BBB": ["interest"], "CCC": ["interest"]}
    assert missing(story) == {"CCC": ["interest"]}
    partner = story.ask("interests").answer["partners"][1]
    assert partner["interest"] == {"on": "2020-03-02", "audience": "all_parties", "times": 2}
    assert partner["newlyDisclosed"] == 1
    assert later in story.ask("interests").facts


def test_an_interest_that_is_retracted_was_never_on_the_table() -> None:
    story = Agreement.imported(partners=("AAA",))
    ambition(story, "2020-02-03", "AAA")
    told = interest(story, "2020-02-03", "AAA")
    story.tells("RecordRetracted", "2020-03-02", retracts=told, reason="Verkeerd begrepen.")

    assert missing(story, as_known_at="2020-03-01") == {}
    assert missing(story) == {"AAA": ["interest"]}


def test_interests_pass_to_the_legal_successor_and_who_does_not_count_is_not_asked() -> None:
    story = Agreement.imported()
    interest(story, "2020-02-03", "BBB")
    ambition(story, "2020-02-03", "BBB")
    story.succeeds("BBB", "EEE", "2020-03-02")
    story.tells("PartySuspended", "2020-03-02", by="CCC", organisation="CCC")

    assert missing(story) == {"AAA": ["interest", "own_ambition"]}
    assert [row["organisation"] for row in story.ask("interests").answer["partners"]] == ["AAA", "EEE"]
