"""Of whom the personal data are kept, and of whom they were erased."""

from __future__ import annotations

from tests.unit.questions.agreement import Agreement


def test_a_person_is_known_until_the_day_of_the_erasure_and_the_key_stays() -> None:
    story = Agreement.imported()
    story.tells("PersonRegistered", "2020-02-03", person="p-001", name="Bo Bedenksel")
    story.tells("PersonRegistered", "2020-02-03", person="p-002", name="Mo Verzonnen")
    erased = story.tells("PersonErased", "2020-03-02", person="p-001", reasonCode="request")

    now = story.ask("persons")

    assert now.answer == {"p-001": "erased", "p-002": "known"}
    assert erased in now.facts
    assert story.ask("persons", as_of="2020-03-01").answer == {"p-001": "known", "p-002": "known"}


def test_no_name_stands_in_the_answer() -> None:
    story = Agreement.imported()
    story.tells("PersonRegistered", "2020-02-03", person="p-001", name="Bo Bedenksel", email="bo@voorbeeld.example")

    assert "Bo" not in str(story.ask("persons").answer)
