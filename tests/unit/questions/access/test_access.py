"""Who had access, with which role, from when until when."""

from __future__ import annotations

from typing import Any

from tests.support.letting_in import principal
from tests.unit.questions.agreement import Agreement

SOMEBODY, A_LINK = principal(1), principal(2, "link")


def given(
    story: Agreement, number: int, on: str, role: str = "observer", *, known: str | None = None, **more: Any
) -> str:
    """A role is given."""
    told = {"access": f"AC-{number:02}", "principal": SOMEBODY, "role": role, **more}
    return story.tells("AccessGranted", on, known=known, data=told)


def spans(story: Agreement, **days: Any) -> list[tuple[Any, ...]]:
    """Access, first day, first day without it, and whether it holds."""
    return [(row["access"], row["from"], row["until"], row["holds"]) for row in story.ask("access", **days).answer]


def test_a_partnership_that_nobody_was_let_into_answers_nothing() -> None:
    answered = Agreement.imported().ask("access")

    assert (answered.answer, answered.facts) == ([], ())


def test_a_row_tells_who_as_what_for_whom_until_when_and_by_whom() -> None:
    story = Agreement.imported()
    story.tells("PersonRegistered", "2020-02-03", person="p-001", name="Bo Bedenksel", organisation="BBB")
    withholds = ["session_notes", "conflicts"]
    voice = {"organisation": "BBB", "person": "p-001", "through": "2020-12-31", "withholds": withholds}
    fact = given(story, 1, "2020-02-03", "representative", **voice)

    answered = story.ask("access", as_of="2020-03-01")

    assert answered.answer == [
        {
            "access": "AC-01",
            "principal": SOMEBODY,
            "role": "representative",
            "speaksFor": "BBB",
            "person": "p-001",
            "project": None,
            "withholds": ["conflicts", "session_notes"],
            "from": "2020-02-03",
            "lastDay": "2020-12-31",
            "until": "2021-01-01",
            "holds": True,
            "givenBy": "AAA",
        }
    ]
    assert answered.facts == (fact,)


def test_what_was_taken_back_is_told_with_its_end_and_the_fact_of_it() -> None:
    story = Agreement.imported()
    facts = [given(story, 1, "2020-02-03"), given(story, 2, "2020-02-10", "funder", principal=A_LINK)]
    facts.append(story.tells("AccessRevoked", "2020-03-02", access="AC-01"))

    first, second = ("AC-01", "2020-02-03"), ("AC-02", "2020-02-10")

    assert spans(story, as_of="2020-02-09") == [(*first, None, True)]
    assert spans(story, as_of="2020-03-01") == [(*first, None, True), (*second, None, True)]
    assert spans(story) == [(*first, "2020-03-02", False), (*second, None, True)]
    assert set(story.ask("access").facts) == set(facts)


def test_access_agreed_earlier_begins_when_it_became_known_here() -> None:
    story = Agreement.imported()
    given(story, 1, "2020-02-03", known="2020-02-20")

    assert spans(story, as_of="2020-02-10") == [("AC-01", "2020-02-20", None, False)]
    assert spans(story, as_of="2020-02-20") == [("AC-01", "2020-02-20", None, True)]
    assert spans(story, as_known_at="2020-02-10") == []


def test_two_days_are_told_apart_by_who_had_access() -> None:
    story = Agreement.imported()
    given(story, 1, "2020-02-03", through="2020-02-29")
    given(story, 2, "2020-03-10")

    answer = story.ask("compare", {"from": "2020-02-10", "to": "2020-03-20"}).answer

    changed = {row["ref"]: (row["before"], row["after"]) for row in answer["groups"]["roles"]["changes"]}
    kept = {"role": "observer", "principal": SOMEBODY, "holder": None, "project": None}
    assert changed == {"AC-01": ({**kept, "lastDay": "2020-02-29"}, None), "AC-02": (None, {**kept, "lastDay": None})}
    assert [fact["fact"] for fact in answer["groups"]["roles"]["facts"]] == ["AccessGranted"]
