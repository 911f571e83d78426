"""Going on under another definition: refused when it leads nowhere, when the mapping is broken, and after the end."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from partnerflow.process.definition import ProcessDefinition
from tests.support.definitions import Document
from tests.support.processes import shipped_process
from tests.support.story import Story, reasons
from tests.support.versions import a_version, mapping
from tests.unit.domain.course.migrating import DAY, migrates

WORDS = {"sharing": "delen", "afsprakennota": "convenant"}
OTHER = {"type": "other", "text": "Wij gaan over."}


def swapped(document: Document) -> None:
    """Agreeing comes before sharing."""
    phases = document["phases"]
    order = ["preparation", "exploring", "agreeing", "sharing", "shaping", "executing"]
    document["phases"] = {key: phases[key] for key in order}
    for guard in [key for key, item in document["guards"].items() if item["leaving"] in ("agreeing", "sharing")]:
        del document["guards"][guard]


@cache
def second() -> ProcessDefinition:
    return a_version(WORDS)


def a_story(*following: ProcessDefinition, **rest: Any) -> Story:
    return Story.imported(following=following or (second(),), **rest)


def test_it_goes_on_under_a_newer_version_with_a_mapping() -> None:
    story = a_story()

    faults = migrates(story, **mapping(WORDS))

    assert faults == []
    assert story.state.process == second()
    assert story.state.course.migrations[0].target == "partnership.v2"


def test_the_definition_must_be_known_here_and_be_the_one_that_is_meant() -> None:
    story = a_story()

    unknown = migrates(story, version=3)
    other = migrates(story, to={"name": "partnership", "version": 2, "fingerprint": "0" * 64}, **mapping(WORDS))
    this = migrates(
        story, to={"name": "partnership", "version": 2, "fingerprint": second().fingerprint}, **mapping(WORDS)
    )

    assert reasons(unknown) == ["process.no_such_definition"]
    assert [(fault.reason, fault.pointer) for fault in other] == [("another_fingerprint", "/data/to/fingerprint")]
    assert this == []


def test_one_does_not_go_to_where_one_is_or_was_nor_to_an_older_version() -> None:
    third, fifth = a_version({}, version=3), a_version({}, version=5)
    story = a_story(a_version({}), third, fifth)

    same = migrates(story, version=1)
    assert migrates(story, version=3) == []
    older = migrates(story, version=2)
    back = migrates(story, version=1)

    assert reasons(same) == reasons(back) == ["process.kept_to_already"]
    assert [(fault.reason, fault.pointer) for fault in older] == [("not_newer", "/data/to/version")]
    assert migrates(story, version=5) == []


def test_to_another_process_one_goes_by_decision() -> None:
    other = a_version({}, lambda document: document.update(name="convenant"), version=1)
    story = a_story(other)
    to = {"name": "convenant", "version": 1}

    without_one = migrates(story, to=to)
    deferred = migrates(story, to=to, decision=story.decides("2020-02-03", OTHER, outcome="deferred"))
    about_else = migrates(story, to=to, decision=story.decides("2020-02-03", {"type": "process_agreements"}))
    decided = migrates(story, to=to, decision=story.decides("2020-02-03", OTHER))

    assert reasons(without_one) == reasons(about_else) == ["decision.no_decision_for_this"]
    assert reasons(deferred) == ["decision.not_adopted"]
    assert decided == []


def test_it_comes_after_every_fact_that_was_told_in_the_old_words() -> None:
    story = a_story()
    story.tells("ProfileChanged", "2020-05-04", profile="standard")

    faults = migrates(story, on="2020-05-03", known="2020-05-04", **mapping(WORDS))

    assert [(fault.code, fault.reason, fault.pointer) for fault in faults] == [
        ("time", "migration_before_facts", "/occurredAt")
    ]
    assert migrates(story, on="2020-05-04", **mapping(WORDS)) == []


def test_a_mapping_leads_from_words_that_are_there_to_words_that_are_there() -> None:
    story = a_story()
    phases = [{"from": "sharin", "to": "delen"}, {"from": "sharing", "to": "deeln"}]
    guards = [{"from": "G2.1", "to": "G2.2"}, {"from": "G2.1", "to": "G2.3"}]

    faults = migrates(story, phases=phases, guards=guards, deliverables=mapping(WORDS)["deliverables"])

    assert [(fault.reason, fault.pointer) for fault in faults] == [
        ("not_in_old_definition", "/data/phases/0/from"),
        ("not_in_new_definition", "/data/phases/1/to"),
        ("renamed_twice", "/data/guards/1/from"),
    ]
    assert [fault.data.get("near") for fault in faults[:2]] == ["sharing", "delen"]


def test_two_words_never_run_together() -> None:
    story = a_story(a_version({}))
    phases = [{"from": "sharing", "to": "executing"}]
    kinds = [{"from": "startnota", "to": "projectfiche"}, {"from": "intentieverklaring", "to": "projectfiche"}]

    faults = migrates(story, phases=phases, deliverables=kinds)

    together = [(fault.pointer, fault.data["values"]) for fault in faults if fault.reason == "run_together"]
    assert together == [
        ("/data/phases/0/to", ["executing", "sharing"]),
        ("/data/deliverables/1/to", ["startnota", "intentieverklaring"]),
    ]


def test_words_may_change_places() -> None:
    story = a_story(a_version({"startnota": "projectfiche", "projectfiche": "startnota"}))
    kinds = [{"from": "startnota", "to": "projectfiche"}, {"from": "projectfiche", "to": "startnota"}]

    assert migrates(story, deliverables=kinds) == []


def test_the_phases_that_go_on_keep_their_order() -> None:
    story = a_story(a_version({}, swapped))

    faults = migrates(story)

    assert [(fault.reason, fault.data["before"], fault.data["after"]) for fault in faults] == [
        ("order_turned_round", "sharing", "agreeing")
    ]


def test_a_new_phase_guard_and_section_are_no_loss() -> None:
    def richer(document: Document) -> None:
        document["phases"]["looking_back"] = document["phases"]["executing"]
        document["fates"]["executing"] = {"default": "unchanged"}
        document["guards"]["G5.1"] = {**document["guards"]["G0.1"], "leaving": "executing"}
        document["deliverables"]["startnota"]["sections"]["extra"] = {"need": "V", "nl": "Extra", "en": "Extra"}

    story = a_story(a_version({}, richer))

    assert migrates(story) == []
    assert story.state.process.next_phase("executing") == "looking_back"


def test_after_the_end_nothing_changes_any_more() -> None:
    story = a_story()
    story.tells("PartnershipEnded", "2020-03-02", kind="abandoned", endingReasons=["silent"])

    assert reasons(migrates(story, **mapping(WORDS))) == ["ended.partnership_ended"]


def test_only_who_has_a_place_in_the_partnership_brings_it() -> None:
    story = a_story()
    data = {"to": {"name": "partnership", "version": 2}, "reason": "Nieuwere versie.", **mapping(WORDS)}

    assert reasons(story.asks("ProcessMigrated", DAY, by="DDD", data=data)) == ["membership.not_a_party"]
    assert reasons(story.asks("ProcessMigrated", DAY, by="BBB", data=data)) == []


@pytest.mark.parametrize("process", ["three-steps"])
def test_another_process_must_have_everything_that_is_in_use(process: str) -> None:
    story = a_story(shipped_process(process))
    decision = story.decides("2020-02-03", OTHER)

    faults = migrates(story, to={"name": process, "version": 1}, decision=decision)

    assert {(fault.reason, fault.data["value"]) for fault in faults} == {
        ("word_lost", "executing"),
        ("word_lost", "import"),
    }


def test_everything_that_is_wrong_is_told_at_once() -> None:
    story = a_story(a_version({"executing": "doen"}))
    story.tells("ProfileChanged", "2020-05-04", profile="standard")

    faults = migrates(story, known="2020-05-04", guards=[{"from": "G9.1", "to": "G9.2"}])

    assert reasons(faults) == [
        "time.migration_before_facts",
        "process.not_in_old_definition",
        "process.not_in_new_definition",
        "process.word_lost",
    ]
