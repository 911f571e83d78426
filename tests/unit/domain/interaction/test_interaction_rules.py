"""A conversation, a lesson or a success is recorded as it is told, as long as the partnership goes on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.table import Table, reasons

TOLD: list[tuple[str, dict[str, Any]]] = [
    ("DialogueHeld", {"form": "plenary", "tracks": ["content", "interaction"], "present": ["AAA", "DDD"]}),
    ("LearningMomentHeld", {"seeNow": "Dit.", "doNow": "Dat.", "doBetter": "Zo.", "principles": [1, 5]}),
    ("SuccessRecorded", {"story": "Het lukte.", "sharedWith": ["funder", "public"]}),
    ("IdentityMarkerAdopted", {"name": "Samen Sterk", "chosenBy": "AAA"}),
    ("DiversityMeasureAgreed", {"group": "jongeren", "measures": ["Reiskosten vergoeden."]}),
]


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.mark.parametrize(("fact", "data"), TOLD, ids=[fact for fact, _ in TOLD])
def test_it_is_recorded_while_the_partnership_goes_on(table: Table, fact: str, data: dict[str, Any]) -> None:
    assert table.tell(fact, "AAA", data) == []

    table.told("PartnershipPaused", "AAA", {"reasonCode": "elections", "expectedResumeOn": "2020-05-01"})
    assert table.tell(fact, "AAA", data) == []

    table.told("PartnershipEnded", "AAA", {"kind": "abandoned", "endingReasons": ["silent"]})
    assert reasons(table.tell(fact, "AAA", data)) == [("ended", "partnership_ended")]


def test_who_was_present_is_known(table: Table) -> None:
    dialogue = {"form": "bilateral", "tracks": ["interaction"]}

    unknown = [table.tell("DialogueHeld", "AAA", {**dialogue, "present": [code]}) for code in ("XXX", "extern-1")]
    table.told("ExternalEngaged", "AAA", {"external": "extern-1", "capacity": "mediator"})

    assert [reasons(faults) for faults in unknown] == [
        [("unknown_reference", "organisation")],
        [("unknown_reference", "external")],
    ]
    assert table.tell("DialogueHeld", "extern-1", {**dialogue, "present": ["extern-1", "BBB"]}) == []
