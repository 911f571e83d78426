"""Pause, profile, waivers and end: what is refused, and what is not."""

from __future__ import annotations

import pytest

from tests.support.story import Story, reasons


def test_a_pause_ends_before_the_next_begins() -> None:
    story = Story.imported()
    pause = {"reasonCode": "capacity", "expectedResumeOn": "2020-03-01"}

    early = story.asks("PartnershipResumed", "2020-02-01")
    story.tells("PartnershipPaused", "2020-02-01", **pause)
    twice = story.asks("PartnershipPaused", "2020-02-02", **pause)
    story.tells("PartnershipResumed", "2020-02-03")

    assert reasons(early) == ["sequence.not_paused"]
    assert reasons(twice) == ["sequence.already_paused"]
    assert story.asks("PartnershipPaused", "2020-02-04", **pause) == []


def test_a_pause_is_not_expected_to_end_before_it_begins() -> None:
    story = Story.imported()

    faults = story.asks("PartnershipPaused", "2020-02-02", reasonCode="capacity", expectedResumeOn="2020-02-01")

    assert reasons(faults) == ["time.already_past"]


def test_the_decision_named_by_a_pause_is_about_this_pause() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "pause", "reasonCode": "elections"})
    pause = {"expectedResumeOn": "2020-03-01", "decision": decision}

    other = story.asks("PartnershipPaused", "2020-02-01", reasonCode="capacity", **pause)
    this = story.asks("PartnershipPaused", "2020-02-01", reasonCode="elections", **pause)

    assert reasons(other) == ["decision.no_decision_for_this"]
    assert this == []


def test_only_what_was_taken_over_gets_the_profile_of_a_takeover() -> None:
    begun, imported = Story.begun(), Story.imported()

    assert reasons(begun.asks("ProfileChanged", "2020-02-01", profile="import")) == ["sequence.was_not_taken_over"]
    assert begun.asks("ProfileChanged", "2020-02-01", profile="subsidy") == []
    assert imported.asks("ProfileChanged", "2020-02-01", profile="standard") == []


def test_the_map_of_the_field_points_to_an_analysis_that_exists() -> None:
    story = Story.begun()
    field = {
        "stakeholders": 3,
        "keyStakeholders": 1,
        "missingVoices": [],
        "deliverable": {"kind": "stakeholderanalyse", "version": "1.0"},
    }

    assert reasons(story.asks("StakeholdersMapped", "2020-02-01", **field)) == ["unknown_reference.deliverable"]
    story.tells("DeliverableDrafted", "2020-02-01", deliverable=field["deliverable"])
    assert story.asks("StakeholdersMapped", "2020-02-01", **field) == []


@pytest.mark.parametrize("guard", ["G2.2", "G2.6", "G3.5", "G3.6"])
def test_an_absolute_guard_is_never_waived(guard: str) -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "waive_guard", "guard": guard})

    faults = story.asks("GuardWaived", "2020-02-01", waiver="W-01", guard=guard, reason="Haast.", decision=decision)

    assert reasons(faults) == ["not_waivable.absolute_guard"]


def test_a_waiver_rests_on_a_decision_that_names_guard_and_party() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "waive_guard", "guard": "G3.2", "organisation": "BBB"})
    waived = {"waiver": "W-01", "reason": "De raad vergadert later.", "decision": decision}

    other_party = story.asks("GuardWaived", "2020-02-01", **waived, guard="G3.2", organisation="CCC")
    other_guard = story.asks("GuardWaived", "2020-02-01", **waived, guard="G2.4", organisation="BBB")
    as_decided = story.asks("GuardWaived", "2020-02-01", **waived, guard="G3.2", organisation="BBB")

    assert reasons(other_party) == reasons(other_guard) == ["decision.no_decision_for_this"]
    assert as_decided == []


def test_a_guard_is_waived_for_a_party_at_the_table() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "waive_guard", "guard": "G3.2"})

    faults = story.asks(
        "GuardWaived", "2020-02-01", waiver="W-01", guard="G3.2", organisation="DDD", reason="Haast.", decision=decision
    )

    assert reasons(faults) == ["membership.not_a_party"]


def test_a_waiver_is_resolved_once() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "waive_guard", "guard": "G3.2"})
    story.tells("GuardWaived", "2020-02-01", waiver="W-01", guard="G3.2", reason="Haast.", decision=decision)
    story.tells("WaiverResolved", "2020-02-02", waiver="W-01", how="fulfilled")

    faults = story.asks("WaiverResolved", "2020-02-03", waiver="W-01", how="withdrawn")

    assert reasons(faults) == ["sequence.waiver_already_resolved"]


def test_an_end_is_decided_in_its_own_kind() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", {"type": "end_partnership", "kind": "completed"})
    end = {"endingReasons": ["ambition_reached"]}

    undecided = story.asks("PartnershipEnded", "2020-02-01", kind="completed", **end)
    other = story.asks("PartnershipEnded", "2020-02-01", kind="dissolved", **end, decision=decision)
    decided = story.asks("PartnershipEnded", "2020-02-01", kind="completed", **end, decision=decision)

    assert reasons(undecided) == reasons(other) == ["decision.no_decision_for_this"]
    assert decided == []


def test_what_fell_silent_is_abandoned_without_a_decision() -> None:
    story = Story.imported()

    assert story.asks("PartnershipEnded", "2020-02-01", kind="abandoned", endingReasons=["silent"]) == []


def test_one_closing_report_follows_the_end() -> None:
    story = Story.imported()
    report = {"reached": "Veel.", "learned": "Bellen.", "openDuties": [], "contributionsSettled": True}

    before = story.asks("ClosingReportFiled", "2020-02-01", **report)
    story.tells("PartnershipEnded", "2020-02-01", kind="abandoned", endingReasons=["silent"])
    story.tells("ClosingReportFiled", "2020-02-02", **report)
    again = story.asks("ClosingReportFiled", "2020-02-03", **report)

    assert reasons(before) == ["sequence.not_ended"]
    assert reasons(again) == ["sequence.closing_report_already_filed"]


def test_after_the_end_only_winding_up_is_recorded() -> None:
    story = Story.imported()
    story.tells("PersonRegistered", "2020-01-10", person="p-001", name="Bo Bedenksel")
    story.tells("PartnershipEnded", "2020-02-01", kind="abandoned", endingReasons=["silent"])

    invited = story.asks("PartyInvited", "2020-02-02", organisation="DDD")
    erased = story.asks("PersonErased", "2020-02-02", person="p-001", reasonCode="request")

    assert reasons(invited) == ["ended.partnership_ended"]
    assert erased == []
