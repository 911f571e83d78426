"""What is in use goes along or keeps the migration back: words in the facts, texts in force, moves that are needed still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from partnerflow.errors import Fault
from tests.support.definitions import Document
from tests.support.story import KEY, Story
from tests.support.versions import a_version, mapping
from tests.unit.domain.course.migrating import migrates

Change = Callable[[Document], None]
NOTE = {"kind": "afsprakennota", "version": "1.0"}
SECTIONS = {"parties_and_mission": {"text": "Wie en waarom."}, "signing": {"text": "Getekend."}}


def told(change: Change, *, profile: str | None = None) -> Story:
    """A partnership with an agreement in force, taken over as it stood, and a next version of the process."""
    story = Story.imported(following=[a_version({}, change)])
    story.tells("DeliverableTakenOver", "2020-01-06", deliverable=NOTE, sections=SECTIONS, source="Een convenant.")
    if profile is not None:
        story.tells("ProfileChanged", "2020-01-06", profile=profile)
    return story


def without(*path: str) -> Change:
    """Takes one member of a definition away."""

    def change(document: Document) -> None:
        inner: Any = document
        for name in path[:-1]:
            inner = inner[name]
        del inner[path[-1]]

    return change


def kind(name: str, **flags: Any) -> Change:
    """Changes a kind of deliverable, and lets no guard ask of it what it cannot be any more."""

    def change(document: Document) -> None:
        document["deliverables"][name] |= flags
        document["guards"] = {
            key: item
            for key, item in document["guards"].items()
            if f"'deliverable': '{name}'" not in str(item["check"])
        }

    return change


def lost(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.reason, str(fault.data.get("value") or fault.data.get("section") or "")) for fault in faults]


def no_reason(document: Document) -> None:
    del document["return_reasons"]["trust"]


def test_a_reason_of_a_request_to_return_must_have_a_counterpart() -> None:
    story = told(no_reason)
    asked = story.tells(
        "ReturnRequested", "2020-02-03", organisation="AAA", to="sharing", reasons=["trust"], explanation="Ruzie."
    )

    faults = migrates(story)

    assert lost(faults) == [("word_lost", "trust")]
    assert faults[0].data["facts"] == [asked]


def test_what_nobody_used_may_go() -> None:
    assert migrates(told(no_reason)) == []
    assert migrates(told(without("guards", "G1.1"))) == []
    assert migrates(told(without("deliverables", "afsprakennota", "sections", "data_and_privacy"))) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (without("deliverables", "afsprakennota", "sections", "signing"), "section_lost"),
        (kind("afsprakennota", in_force=False), "force_lost"),
        (kind("afsprakennota", per_project=True), "kind_per_project"),
    ],
)
def test_what_is_in_force_keeps_its_sections_its_force_and_its_place(change: Change, expected: str) -> None:
    faults = migrates(told(change))

    assert [fault.reason for fault in faults] == [expected]


def test_a_section_of_a_version_that_no_longer_applies_may_go() -> None:
    story = told(without("deliverables", "afsprakennota", "sections", "signing"))
    story.tells(
        "DeliverableWithdrawn", "2020-02-03", deliverable=NOTE, decision=story.decides("2020-02-03", withdraw())
    )

    assert migrates(story) == []


def withdraw() -> dict[str, Any]:
    return {"type": "withdraw_deliverable", "deliverable": NOTE}


def test_a_profile_stays_one_of_its_kind() -> None:
    story = Story.imported(following=[a_version({})])

    faults = migrates(story, profiles=[{"from": "import", "to": "standard"}])

    assert ("profile_of_another_kind", "") in lost(faults)


def test_a_waived_guard_goes_on_as_a_guard_of_the_same_phase() -> None:
    story = Story.imported("agreeing", following=[a_version({})])
    decision = story.decides("2020-02-03", {"type": "waive_guard", "guard": "G3.2"})
    story.tells("GuardWaived", "2020-02-03", waiver="W-01", guard="G3.2", decision=decision, reason="Komt later.")

    elsewhere = migrates(story, guards=[{"from": "G3.2", "to": "G2.3"}])

    assert lost(elsewhere) == [("guard_of_another_phase", "")]
    assert migrates(story) == []


def test_a_waived_guard_must_have_a_counterpart() -> None:
    story = Story.imported("agreeing", following=[a_version({}, without("guards", "G3.2"))])
    decision = story.decides("2020-02-03", {"type": "waive_guard", "guard": "G3.2"})
    story.tells("GuardWaived", "2020-02-03", waiver="W-01", guard="G3.2", decision=decision, reason="Komt later.")

    assert lost(migrates(story)) == [("word_lost", "G3.2")]


def test_a_pause_must_be_able_to_end() -> None:
    def no_pause(document: Document) -> None:
        del document["moves"]["pause"]
        del document["moves"]["resume"]

    story = told(no_pause)
    story.tells("PartnershipPaused", "2020-02-03", reasonCode="capacity", expectedResumeOn="2020-06-01")

    faults = migrates(story)

    assert [(fault.reason, fault.data["move"]) for fault in faults] == [("move_lost", "resume")]


def test_in_a_pause_one_may_go_on_under_another_version_that_knows_pauses() -> None:
    story = told(no_reason)
    story.tells("PartnershipPaused", "2020-02-03", reasonCode="capacity", expectedResumeOn="2020-06-01")

    assert migrates(story) == []
    assert story.state.course.paused
    assert story.asks("PartnershipResumed", "2020-06-02") == []


def test_an_opened_renewal_must_be_able_to_close() -> None:
    story = told(without("moves", "renew"))
    period = {"start": "2021-01-01", "end": "2023-12-31"}
    story.tells("RenewalOpened", "2020-02-03", renewal="RN-01", termNumber=2, proposedPeriod=period, trigger="term_end")

    assert [fault.data["move"] for fault in migrates(story)] == ["renew"]


def granted(story: Story, required_before: str) -> str:
    """A grant with a milestone before a phase; the fact of the milestone."""
    amount = {"minor": 100_000, "currency": "EUR"}
    grant = {"partnership": KEY, "funder": "DDD", "leadPartner": "AAA", "amount": amount}
    period = {"start": "2020-02-01", "end": "2021-01-31"}
    story.tells("GrantAwarded", "2020-02-03", by="DDD", stream="grant", data={**grant, "period": period})
    story.tells("TranchePlanned", "2020-02-03", by="DDD", stream="grant", tranche="T1", amount=amount)
    return story.tells(
        "MilestoneDefined",
        "2020-02-03",
        by="DDD",
        stream="grant",
        milestone="M1",
        tranche="T1",
        text="Afspraken staan.",
        requiredBefore=required_before,
    )


def test_a_phase_before_which_a_milestone_is_required_is_in_use() -> None:
    words = {"sharing": "delen"}
    story = Story.imported("agreeing", following=[a_version(words)])
    milestone = granted(story, "sharing")

    faults = migrates(story)

    assert lost(faults) == [("word_lost", "sharing")]
    assert milestone in faults[0].data["facts"]
    assert migrates(story, **mapping(words)) == []


def test_a_grant_keeps_its_own_words_and_reads_in_those_of_its_partnership() -> None:
    words = {"shaping": "vormgeven"}
    story = Story.imported("agreeing", following=[a_version(words)])
    granted(story, "shaping")
    migrates(story, **mapping(words))

    before, after = (
        story.world.work.grants(KEY, day)[0].grant.milestones["M1"] for day in ("2020-03-01", "2020-03-02")
    )

    assert (before.required_before, after.required_before) == ("shaping", "vormgeven")
    own = story.world.history("grant", "GR-1").state
    assert own.grant.milestones["M1"].required_before == "shaping"  # type: ignore[attr-defined]


def test_a_grant_that_begins_later_keeps_to_the_newer_definition_and_holds_the_migration() -> None:
    words = {"shaping": "vormgeven"}
    story = Story.imported("agreeing", following=[a_version(words)])
    assert migrates(story, on="2020-02-03", **mapping(words)) == []
    granted(story, "vormgeven")
    migration = story.world.history("partnership", KEY).facts[-1].id

    faults = story.asks("RecordRetracted", "2020-03-02", retracts=migration, reason="Te vroeg.")

    assert story.world.history("grant", "GR-1").process.full_name == "partnership.v2"
    assert [(fault.reason, fault.data["facts"]) for fault in faults] == [("others_refer_to_it", ["GR-1-0001"])]
