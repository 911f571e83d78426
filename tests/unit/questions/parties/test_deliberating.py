"""Who is deliberating, and since when."""

from __future__ import annotations

from tests.unit.questions.agreement import Agreement


def declares(story: Agreement, readiness: str, on: str, organisation: str = "BBB") -> str:
    """A party says how ready it is."""
    return story.tells("ReadinessDeclared", on, by=organisation, organisation=organisation, readiness=readiness)


def test_who_says_again_that_it_deliberates_has_been_doing_so_since_the_first_time() -> None:
    story = Agreement.imported()
    declares(story, "willing", "2020-01-10")
    first = declares(story, "deliberating", "2020-02-03")
    again = declares(story, "deliberating", "2020-03-02")

    answered = story.ask("deliberating")

    assert answered.answer == [{"organisation": "BBB", "since": "2020-02-03", "joinBy": None}]
    assert answered.facts == (first, again)


def test_who_was_willing_in_between_began_anew() -> None:
    story = Agreement.imported()
    declares(story, "deliberating", "2020-02-03")
    declares(story, "willing", "2020-02-10")
    last = declares(story, "deliberating", "2020-03-02")

    answered = story.ask("deliberating")

    assert answered.answer == [{"organisation": "BBB", "since": "2020-03-02", "joinBy": None}]
    assert answered.facts == (last,)


def test_a_legal_successor_deliberates_since_the_one_whose_seat_it_took() -> None:
    story = Agreement.imported()
    first = declares(story, "deliberating", "2020-02-03")
    story.succeeds("BBB", "EEE", "2020-03-02")
    again = declares(story, "deliberating", "2020-04-06", "EEE")

    answered = story.ask("deliberating")

    assert answered.answer == [{"organisation": "EEE", "since": "2020-02-03", "joinBy": None}]
    assert answered.facts == (first, again)
