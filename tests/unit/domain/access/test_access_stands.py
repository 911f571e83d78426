"""What was given and taken back stays in the history: who could see what is not told otherwise afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.story import KEY, Story, reasons
from tests.unit.domain.access.giving import SOMEBODY, SOMEBODY_ELSE, gives, held, takes

DAY = "2020-02-03"
GIVEN, TAKEN = f"{KEY}-0007", f"{KEY}-0008"


def given_and_taken() -> Story:
    """Access of a representative of BBB that was taken back."""
    story = Story.imported()
    story.tells("PersonRegistered", DAY, person="p-001", name="Bo Bedenksel", organisation="BBB")
    story.tells("PersonRegistered", DAY, person="p-002", name="Ina Invent", organisation="BBB")
    access = gives(story, DAY, "representative", organisation="BBB", person="p-001", through="2020-12-31")
    takes(story, "2020-03-02", access, reason="Andere taak.")
    return story


def correction(fact: str, pointer: str, old: Any, new: Any) -> dict[str, Any]:
    """The data of a correction."""
    return {"corrects": fact, "pointer": pointer, "old": old, "new": new, "reason": "Vergissing."}


@pytest.mark.parametrize("fact", [GIVEN, TAKEN])
def test_access_is_not_retracted(fact: str) -> None:
    story = given_and_taken()

    faults = story.asks("RecordRetracted", "2020-04-01", retracts=fact, reason="Nooit gebeurd.")

    assert reasons(faults) == ["correction.access_stands"]
    assert held(story, "2020-03-01") == ["AC-01"]
    assert held(story, "2020-03-02") == []


@pytest.mark.parametrize(
    ("fact", "pointer", "old", "new"),
    [
        (GIVEN, "/data/principal", SOMEBODY, SOMEBODY_ELSE),
        (GIVEN, "/data/role", "representative", "signatory"),
        (GIVEN, "/data/organisation", "BBB", "CCC"),
        (GIVEN, "/data/through", "2020-12-31", "2021-12-31"),
        (GIVEN, "/data/access", "AC-01", "AC-02"),
        (GIVEN, "/occurredAt", DAY, "2020-02-04"),
        (TAKEN, "/occurredAt", "2020-03-02", "2020-04-01"),
    ],
)
def test_what_decided_who_could_see_is_not_corrected(fact: str, pointer: str, old: str, new: str) -> None:
    story = given_and_taken()

    faults = story.asks("RecordCorrected", "2020-04-01", data=correction(fact, pointer, old, new))

    assert reasons(faults) == ["correction.access_stands"]


def test_who_it_is_and_why_it_ended_may_be_corrected() -> None:
    story = given_and_taken()

    story.tells("RecordCorrected", "2020-04-01", data=correction(GIVEN, "/data/person", "p-001", "p-002"))
    story.tells("RecordCorrected", "2020-04-01", data=correction(TAKEN, "/data/reason", "Andere taak.", "Verhuisd."))

    assert story.state.access.grants["AC-01"].person == "p-002"


def test_a_person_by_whom_access_is_proven_is_not_retracted() -> None:
    story = given_and_taken()

    faults = story.asks("RecordRetracted", "2020-04-01", retracts=f"{KEY}-0005", reason="Nooit gebeurd.")

    assert reasons(faults) == ["correction.others_refer_to_it"]
