"""Retractions: what never happened, as long as nothing stands on it."""

from __future__ import annotations

import pytest

from partnerflow.errors import Fault
from tests.support.story import Story, reasons
from tests.support.table import GRANT, KEY, Table


def retract(story: Story, fact: str, on: str = "2020-03-01") -> list[Fault]:
    """The refusals of a retraction."""
    return story.asks("RecordRetracted", on, retracts=fact, reason="Per ongeluk.")


def test_what_nothing_stands_on_is_retracted_once() -> None:
    story = Story.imported()
    fact = story.tells("ReadinessDeclared", "2020-02-01", organisation="AAA", readiness="willing")

    first, second = retract(story, fact), retract(story, fact)

    assert first == []
    assert reasons(second) == ["correction.already_retracted"]
    assert story.state.parties.by_organisation["AAA"].readiness is None


def test_the_founding_fact_is_never_retracted() -> None:
    assert reasons(retract(Story.imported(), "proef-0001")) == ["correction.founding_fact"]


def test_a_correction_is_not_retracted() -> None:
    story = Story.imported()
    fact = story.tells("ReadinessDeclared", "2020-02-01", organisation="AAA", readiness="willing")
    corrected = {
        "corrects": fact,
        "pointer": "/data/readiness",
        "old": "willing",
        "new": "committed",
        "reason": "Verkeerd.",
    }
    correction = story.tells("RecordCorrected", "2020-02-02", **corrected)

    assert reasons(retract(story, correction)) == ["correction.about_the_record"]
    assert retract(story, fact) == []


def test_a_reference_in_use_keeps_its_fact() -> None:
    story = Story.imported()
    person = story.tells("PersonRegistered", "2020-02-01", person="p-001", name="Bo Bedenksel")
    role = story.tells(
        "RoleAssigned", "2020-02-01", assignment="R-01", role="monitoring", organisation="AAA", person="p-001"
    )

    in_use = retract(story, person)
    freed = [retract(story, role), retract(story, person)]

    assert reasons(in_use) == ["correction.others_refer_to_it"]
    assert in_use[0].data["facts"] == [role]
    assert freed == [[], []]


def test_a_version_in_use_keeps_the_fact_that_brought_it() -> None:
    story = Story.imported()
    version = {"kind": "afsprakennota", "version": "1.0"}
    taken = story.tells("DeliverableTakenOver", "2020-02-01", deliverable=version, source="Map.")
    story.tells("DeliverableReopened", "2020-02-02", deliverable=version, reason="Nieuwe wet.")

    assert reasons(retract(story, taken)) == ["correction.others_refer_to_it"]


@pytest.mark.parametrize("uses_its_seat", [True, False])
def test_a_seat_in_use_keeps_the_fact_that_gave_it(uses_its_seat: bool) -> None:
    story = Story.imported()
    admitted = story.tells("PartnerAdmitted", "2020-02-01", organisation="DDD", category="partner", basis="taken_over")
    if uses_its_seat:
        story.tells("ReadinessDeclared", "2020-02-01", by="DDD", organisation="DDD", readiness="willing")

    expected = ["correction.others_refer_to_it"] if uses_its_seat else []
    assert reasons(retract(story, admitted)) == expected


def test_an_external_who_acted_stays_engaged() -> None:
    story = Story.imported()
    engaged = story.tells("ExternalEngaged", "2020-02-01", external="extern-1", capacity="mediator")
    story.tells(
        "DialogueHeld", "2020-02-01", by="extern-1", form="mediation", tracks=["interaction"], present=["AAA", "BBB"]
    )

    assert reasons(retract(story, engaged)) == ["correction.others_refer_to_it"]


def test_a_move_that_another_followed_stays_in_the_course() -> None:
    story = Story.imported()
    decision = story.decides(
        "2020-02-01", {"type": "return_phase", "to": "agreeing"}, {"type": "return_phase", "to": "sharing"}
    )
    told = {
        "reasons": ["context"],
        "returnScope": "everything",
        "decision": decision,
        "fates": [],
        "ambitionFate": "unchanged",
        "repairAgenda": [{"text": "Herzien."}],
        "targetOn": "2020-06-30",
        "funderNoticeNeeded": False,
    }
    first = story.tells(
        "PhaseReturned", "2020-02-01", data={"return": "RT-01", "from": "executing", "to": "agreeing", **told}
    )
    deeper = {"return": "RT-02", "from": "agreeing", "to": "sharing", "supersedes": "RT-01", **told}
    second = story.tells("PhaseReturned", "2020-02-02", data=deeper)

    assert reasons(retract(story, first)) == ["correction.others_refer_to_it"]
    assert retract(story, second) == []
    assert story.state.course.phase == "agreeing"


def test_an_erasure_is_never_retracted() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", "2020-02-01", person="p-001", name="Bo Bedenksel")
    erasure = story.tells("PersonErased", "2020-02-02", person="p-001", reasonCode="request")

    assert reasons(retract(story, erasure)) == ["personal_data.erasure_stands"]


def test_what_a_grant_rests_on_is_not_retracted() -> None:
    table = Table()
    table.award()
    table.told("SuccessRecorded", "AAA", {"story": "Gelukt.", "sharedWith": ["funder"]})
    proof = table.world.history("partnership", KEY).facts[-1]
    assert table.of_grant("ConditionImposed", "FON", condition="C1", text="Toon het aan.") == []
    proven = [{"stream": "partnership", "key": KEY, "fact": proof.id}]
    assert table.of_grant("ConditionMet", "FON", condition="C1", provenBy=proven) == []
    met = table.world.history("grant", GRANT).facts[-1]

    in_use = table.tell("RecordRetracted", "AAA", {"retracts": proof.id, "reason": "Per ongeluk."})
    assert table.of_grant("RecordRetracted", "FON", retracts=met.id, reason="Per ongeluk.") == []
    freed = table.tell("RecordRetracted", "AAA", {"retracts": proof.id, "reason": "Per ongeluk."})

    assert [(fault.code, fault.reason, fault.data["facts"]) for fault in in_use] == [
        ("correction", "others_refer_to_it", [met.id])
    ]
    assert freed == []
