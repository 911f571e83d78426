"""A line is judged stage by stage; the first stage that refuses names the class, whatever else is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.story import Story, reasons
from tests.support.world import World

ORGANISATION = {"name": "A", "legalForm": "other", "sector": "knowledge", "country": "BE", "identifiers": []}
SIGNED: dict[str, Any] = {
    "deliverable": {"kind": "afsprakennota", "version": "1.0"},
    "organisation": "BBB",
    "signatories": [{"person": "p-001", "capacity": "director"}],
    "signatureMethod": "handwritten",
}


def registered(number: int = 1, fact: str = "OrganisationRegistered", **data: Any) -> dict[str, Any]:
    envelope = {
        "id": f"AAA-{number:04}",
        "stream": "organisation",
        "key": "AAA",
        "occurredAt": "2020-01-06",
        "by": "AAA",
    }
    return {**envelope, "fact": fact, "data": data or ORGANISATION}


def test_an_id_is_used_once_and_a_stream_founded_once() -> None:
    world = World()

    nowhere = world.tell(registered(1, "OrganisationRenamed", name="B"))
    first = world.tell(registered())
    same_id = world.tell(registered(1, "OrganisationRenamed", name="B"))
    founded_twice = world.tell(registered(2))

    assert first == []
    assert reasons(nowhere) == ["unknown_reference.organisation"]
    assert reasons(same_id) == ["duplicate_id.duplicate_id"]
    assert reasons(founded_twice) == ["sequence.founded_twice"]


def story() -> Story:
    """A partnership with an agreement in force, and a person."""
    told = Story.imported()
    told.tells("DeliverableTakenOver", "2020-01-06", deliverable=SIGNED["deliverable"], source="Map.")
    told.tells("PersonRegistered", "2020-01-06", person="p-001", name="Bo")
    return told


def paused() -> Story:
    told = story()
    told.tells("PartnershipPaused", "2020-02-01", reasonCode="elections", expectedResumeOn="2020-05-01")
    return told


def ended() -> Story:
    told = paused()
    told.tells("PartnershipEnded", "2020-02-01", kind="abandoned", endingReasons=["silent"])
    return told


NOBODY = {"signatories": [{"person": "p-999", "capacity": "director"}]}


@pytest.mark.parametrize(
    ("upon", "on", "by", "data", "expected"),
    [
        pytest.param(ended, "2019-01-01", "XXX", {"signatureMethod": "seal"}, "schema.schema", id="schema before time"),
        pytest.param(ended, "2019-01-01", "XXX", NOBODY, "time.before_the_beginning", id="time before references"),
        pytest.param(ended, "2020-03-01", "CCC", NOBODY, "unknown_reference.person", id="references before the end"),
        pytest.param(ended, "2020-03-01", "CCC", {}, "ended.partnership_ended", id="the end before authority"),
        pytest.param(paused, "2020-03-01", "CCC", {}, "paused.partnership_paused", id="a pause before authority"),
        pytest.param(
            story, "2020-03-01", "CCC", {"sha256": "0" * 64}, "authority.speaks_for_another_party",
            id="authority before the rules",
        ),
    ],
)  # fmt: skip
def test_what_comes_first_names_the_class(upon: Any, on: str, by: str, data: dict[str, Any], expected: str) -> None:
    faults = upon().asks("DeliverableSigned", on, by=by, data={**SIGNED, **data})

    assert reasons(faults)[0] == expected


def test_what_is_not_wrong_is_accepted() -> None:
    assert story().asks("DeliverableSigned", "2020-03-01", by="BBB", data=SIGNED) == []
