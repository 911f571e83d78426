"""From the day of a migration the history reads in the new words; before it, and as far as not known, in the old ones."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.domain.partnership import PartnershipState
from partnerflow.process.definition import ProcessDefinition
from tests.support.definitions import Document
from tests.support.story import KEY, Story, reasons
from tests.support.versions import a_version, mapping
from tests.unit.domain.course.migrating import migrates

WORDS = {"sharing": "delen", "shaping": "vormgeven", "afsprakennota": "convenant"}
NOTE = {"kind": "afsprakennota", "version": "1.0"}


@pytest.fixture
def story() -> Story:
    """Taken over with an agreement, returned from, and migrated on 2 March."""
    told = Story.imported("agreeing", following=[a_version(WORDS)])
    told.tells("DeliverableTakenOver", "2020-01-06", deliverable=NOTE, source="Een convenant.")
    returns(told, "2020-02-03", "sharing")
    assert migrates(told, on="2020-03-02", **mapping(WORDS)) == []
    return told


def returns(story: Story, on: str, to: str, **data: Any) -> str:
    decision = story.decides(on, {"type": "return_phase", "to": to})
    usual = {"fates": [], "ambitionFate": "unchanged", "funderNoticeNeeded": False, "returnScope": "everything"}
    told = {
        "from": story.state.course.phase,
        "to": to,
        "reasons": ["trust"],
        "decision": decision,
        "targetOn": "2020-12-31",
    }
    agenda = [{"text": "Herstellen."}]
    return story.tells("PhaseReturned", on, data={"return": "RT-01", "repairAgenda": agenda, **usual, **told, **data})


def seen(story: Story, **days: Any) -> PartnershipState:
    state = story.world.history("partnership", KEY).at(**days)
    assert isinstance(state, PartnershipState)
    return state


def named(state: PartnershipState) -> tuple[str, str, list[str], str]:
    (version,) = state.deliverables.versions
    return state.process.full_name, state.course.phase, [stay.phase for stay in state.course.stays], version.kind


def test_the_whole_course_reads_in_the_new_words(story: Story) -> None:
    state = seen(story)

    assert named(state) == ("partnership.v2", "delen", ["agreeing", "delen"], "convenant")
    assert state.course.returns["RT-01"].target == "delen"
    assert state.decisions.by_ref["D-01"].subjects[0].to == "delen"  # type: ignore[attr-defined]


@pytest.mark.parametrize("days", [{"as_of": "2020-03-01"}, {"as_known_at": "2020-03-01"}, {"version": 11}], ids=repr)
def test_what_lies_before_it_reads_in_the_old_ones(story: Story, days: dict[str, Any]) -> None:
    assert named(seen(story, **days)) == ("partnership.v1", "sharing", ["agreeing", "sharing"], "afsprakennota")


def test_stored_facts_stay_as_they_were_told(story: Story) -> None:
    history = story.world.history("partnership", KEY)

    assert [fact.data.to for fact in history.facts if fact.type == "PhaseReturned"] == ["sharing"]  # type: ignore[attr-defined]
    assert history.facts[-1].process is not None
    assert history.facts[-1].process.fingerprint == history.process.fingerprint


def test_what_follows_is_told_in_the_new_words(story: Story) -> None:
    old = story.asks("ReturnRequested", "2020-03-02", organisation="AAA", to="sharing", reasons=["trust"])
    new = story.asks("ReturnRequested", "2020-03-02", organisation="AAA", to="delen", reasons=["trust"])

    assert reasons(old) == ["schema.schema"]
    assert new == []


def test_a_fact_of_an_earlier_day_is_told_in_the_words_of_its_day(story: Story) -> None:
    request = {"organisation": "AAA", "reasons": ["trust"]}

    new = story.asks("ReturnRequested", "2020-03-01", known="2020-03-03", to="delen", **request)
    told = story.tells("ReturnRequested", "2020-03-01", known="2020-03-03", to="sharing", **request)

    assert reasons(new) == ["schema.schema"]
    (read,) = [fact for fact in story.world.history("partnership", KEY).course() if fact.id == told]
    assert read.data.to == "delen"  # type: ignore[attr-defined]


def test_the_state_kept_in_memory_is_the_one_that_is_folded_anew(story: Story) -> None:
    story.tells("ReturnRequested", "2020-03-04", organisation="AAA", to="delen", reasons=["trust"])
    history = story.world.history("partnership", KEY)

    assert history.state == history.at() == history.until(history.version).state


def test_a_fact_from_before_is_corrected_in_the_words_it_was_told_in(story: Story) -> None:
    told = story.tells(
        "ReturnRequested", "2020-03-01", known="2020-03-03", organisation="AAA", to="sharing", reasons=["trust"]
    )
    data = {"corrects": told, "pointer": "/data/to", "reason": "Verschrijving."}

    new = story.asks("RecordCorrected", "2020-03-04", old="delen", **{**data, "new": "exploring"})
    invented = story.asks("RecordCorrected", "2020-03-04", old="sharing", **{**data, "new": "delen"})
    fits = story.asks("RecordCorrected", "2020-03-04", old="sharing", **{**data, "new": "exploring"})

    assert reasons(new) == ["correction.old_value_differs"]
    assert reasons(invented) == ["correction.new_value_invalid"]
    assert fits == []


@pytest.mark.parametrize(
    ("on", "known", "to", "corrected"),
    [("2020-03-01", "2020-03-05", "sharing", "2020-03-02"), ("2020-03-04", None, "delen", "2020-03-01")],
)
def test_no_fact_is_moved_to_the_other_side(story: Story, on: str, known: str | None, to: str, corrected: str) -> None:
    told = story.tells("ReturnRequested", on, known=known, organisation="AAA", to=to, reasons=["trust"])
    data = {"corrects": told, "pointer": "/occurredAt", "old": on, "new": corrected, "reason": "Andere dag."}

    faults = story.asks("RecordCorrected", "2020-03-06", **data)

    assert "correction.across_a_migration" in reasons(faults)


def test_what_a_migration_changed_is_not_corrected_but_its_reason_is(story: Story) -> None:
    migration = story.world.history("partnership", KEY).facts[-1].id
    data = {"corrects": migration, "reason": "Verschrijving."}

    changed = story.asks(
        "RecordCorrected", "2020-03-03", **{**data, "pointer": "/data/phases/0/to", "old": "delen", "new": "vormgeven"}
    )
    reason = story.asks(
        "RecordCorrected",
        "2020-03-03",
        **{**data, "pointer": "/data/reason", "old": "Nieuwere versie.", "new": "De nieuwste versie."},
    )

    assert reasons(changed) == ["correction.migration_stands"]
    assert reason == []


def test_it_is_retracted_only_while_nothing_was_told_since(story: Story) -> None:
    migration = story.world.history("partnership", KEY).facts[-1].id
    retraction = {"retracts": migration, "reason": "Te vroeg."}
    request = story.tells("ReturnRequested", "2020-03-04", organisation="AAA", to="delen", reasons=["trust"])

    early = story.asks("RecordRetracted", "2020-03-05", **retraction)
    story.tells("RecordRetracted", "2020-03-05", retracts=request, reason="Nooit gevraagd.")
    story.tells("RecordRetracted", "2020-03-05", **retraction)

    assert reasons(early) == ["correction.others_refer_to_it"]
    assert named(seen(story)) == ("partnership.v1", "sharing", ["agreeing", "sharing"], "afsprakennota")
    assert named(seen(story, as_known_at="2020-03-04"))[0] == "partnership.v2"


def test_words_that_change_again_lead_from_the_first_definition_to_the_last() -> None:
    first, then = {"sharing": "delen"}, {"delen": "samen_delen", "agreeing": "afspreken"}
    story = Story.imported(
        "agreeing",
        following=[a_version(first), a_version({"sharing": "samen_delen", "agreeing": "afspreken"}, version=3)],
    )
    returns(story, "2020-02-03", "sharing")
    migrates(story, on="2020-03-02", **mapping(first))
    renamings = [{"from": old, "to": new} for old, new in then.items()]
    assert migrates(story, on="2020-04-06", version=3, phases=renamings) == []

    stays = [
        [stay.phase for stay in seen(story, **days).course.stays]
        for days in ({"as_of": "2020-03-01"}, {"as_of": "2020-04-05"}, {})
    ]

    assert stays == [["agreeing", "sharing"], ["agreeing", "delen"], ["afspreken", "samen_delen"]]
    assert [item.target for item in seen(story).course.migrations] == ["partnership.v2", "partnership.v3"]


def otherwise(document: Document) -> None:
    """A return does something else, who joins is admitted otherwise, and the course begins earlier."""
    document["fates"]["sharing"]["deliverables"]["afsprakennota"] = "unchanged"
    document["phases"] = {"before": document["phases"]["preparation"], **document["phases"]}
    document["fates"]["before"] = {"default": "unchanged"}
    document["admission_after"] = "afsprakennota"
    renumber(document)


def renumber(document: Document) -> None:
    """The number of a guard says which phase it guards, from 0."""
    document["guards"] = {f"G{int(key[1]) + 1}{key[2:]}": item for key, item in document["guards"].items()}


def test_what_a_fact_did_under_the_old_rules_it_goes_on_having_done() -> None:
    second: ProcessDefinition = a_version({}, otherwise)
    story = Story.imported("agreeing", following=[second])
    story.tells("DeliverableTakenOver", "2020-01-06", deliverable=NOTE, source="Een convenant.")
    returns(story, "2020-02-03", "sharing")
    before = seen(story)

    assert migrates(story) == []

    after = seen(story)
    assert (after.deliverables, after.parties) == (before.deliverables, before.parties)
    assert after.deliverables.under_review()
    assert not after.parties.admission_by_decision
    assert after.course.stays == before.course.stays


def test_a_partnership_that_was_begun_still_began_in_the_first_phase_of_its_day() -> None:
    story = Story.begun("BBB", following=[a_version({}, otherwise)])

    assert migrates(story) == []

    assert [stay.phase for stay in seen(story).course.stays] == ["preparation"]
    assert seen(story).process.phases[0].key == "before"
