"""Between two points: what is different, what was told, and what became known late; nothing twice, nothing missed."""

from __future__ import annotations

from typing import Any

from tests.support.story import KEY
from tests.support.versions import a_version, mapping
from tests.support.world import World
from tests.unit.questions.example import asked_of, example_lines
from tests.unit.questions.grants.funded import LEARNED, Funded, euro


def changes(answer: dict[str, Any], group: str) -> dict[tuple[str, str | None], tuple[Any, Any]]:
    """The changes of one group: what and of what, before and after."""
    return {(row["what"], row["ref"]): (row["before"], row["after"]) for row in answer["groups"][group]["changes"]}


def told(answer: dict[str, Any]) -> dict[str, list[str]]:
    """The ids of the facts of each group that has any."""
    return {group: [row["id"] for row in item["facts"]] for group, item in answer["groups"].items() if item["facts"]}


def test_between_two_meetings_of_the_example_the_course_the_table_and_the_papers_changed(example: World) -> None:
    answer = asked_of(example, "compare", {"from": "2024-12-01", "to": "2025-01-30"}).answer

    assert changes(answer, "course")["phase", None] == ("agreeing", "shaping")
    assert changes(answer, "course")["return", "RT-02"] == ("open", "repaired")
    assert changes(answer, "parties")["countingPartners", None] == (
        ["BAK", "BRO", "HOG", "JON", "LIN", "WON", "WRK"],
        ["BAK", "BRZ", "HOG", "JON", "LIN", "SOC", "WON"],
    )
    assert changes(answer, "deliverables")["inForce", "afsprakennota"] == ("1.1", "2.0")
    assert changes(answer, "decisions")["decision", "D-10"] == (None, "adopted")
    assert changes(answer, "contributions")["contribution", "CT-SOC-1"][0] is None


def test_what_became_known_in_between_about_the_time_before_stands_apart(example: World) -> None:
    answer = asked_of(example, "compare", {"from": "2024-12-01", "to": "2025-01-30"}).answer

    assert [(row["id"], row["group"], row["days"]) for row in answer["late"]["facts"]] == [
        ("vast-verder-0368", "parties", 19)
    ]
    assert "vast-verder-0368" not in told(answer)["parties"]


def test_a_mandate_that_ran_out_is_a_change_without_a_fact(example: World) -> None:
    answer = asked_of(example, "compare", {"from": "2024-12-01", "to": "2024-12-02"}).answer

    before, after = changes(answer, "mandates")["mandate", "M-LIN-3"]
    assert (before["standing"], after["standing"]) == ("valid", "expired")
    assert "mandates" not in told(answer)


def test_the_grants_are_compared_with_the_partnership() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("ConditionImposed", "2021-02-01", condition="C1", text="Iets.")
    paid = story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(30_000))

    answered = story.ask("compare", {"from": "2021-02-01", "to": "2021-03-01"})

    assert changes(answered.answer, "grants") == {
        ("paidMinor", "GR-1"): (None, 30_000),
        ("tranche", "GR-1 T1"): ("planned", "paid"),
    }
    assert told(answered.answer) == {"grants": [paid]}
    assert paid in answered.facts


def test_nothing_changed_between_a_day_and_itself() -> None:
    answered = Funded.awarded().ask("compare", {"from": "2021-02-01", "to": "2021-02-01"})

    assert all(item == {"changes": [], "facts": []} for item in answered.answer["groups"].values())
    assert (answered.answer["late"], answered.facts) == ({"facts": [], "corrections": []}, ())


def test_who_gives_back_the_version_misses_nothing_and_is_told_nothing_twice() -> None:
    story = Funded.awarded()
    story.tells("LearningMomentHeld", "2021-02-01", **LEARNED)
    first = story.ask("compare", {"from": "2020-12-01"}).answer["version"]
    invited = story.tells("PartyInvited", "2021-01-15", known="2021-02-01", organisation="DDD")
    imposed = story.funder("ConditionImposed", "2021-02-01", condition="C1", text="Iets.")

    second = story.ask("compare", {"from": first}).answer
    third = story.ask("compare", {"from": second["version"]}).answer

    assert [row["id"] for row in second["late"]["facts"]] == [invited]
    assert told(second) == {"grants": [imposed]}
    assert (told(third), third["late"]["facts"]) == ({}, [])
    assert second["groups"]["record"]["changes"] == [
        {"what": "version", "ref": KEY, "before": 5, "after": 6},
        {"what": "version", "ref": "GR-1", "before": 2, "after": 3},
    ]


def test_a_grant_that_the_version_does_not_name_beside_another_is_new_whatever_its_day() -> None:
    story = Funded.awarded("GR-1")
    version = story.ask("compare", {"from": "2020-12-01"}).answer["version"]
    applied = story.applies("GR-2")

    answer = story.ask("compare", {"from": version}).answer

    assert [row["id"] for row in answer["late"]["facts"]] == [applied]
    assert changes(answer, "grants")["grant", "GR-2"] == (None, "applied")


def test_a_grant_that_came_on_the_day_of_a_version_without_any_is_new() -> None:
    story = Funded.imported()
    invited = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    version = story.ask("compare", {"from": "2020-12-01"}).answer["version"]
    applied = story.applies("GR-1")

    answer = story.ask("compare", {"from": version}).answer

    assert version == f"v{int(invited[-4:])},-"
    assert [row["id"] for row in answer["late"]["facts"]] + [id_ for ids in told(answer).values() for id_ in ids] == [
        applied
    ]


def test_a_plain_version_takes_the_grants_as_known_on_its_day() -> None:
    story = Funded.awarded()
    last = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    imposed = story.funder("ConditionImposed", "2021-03-01", condition="C1", text="Iets.")

    answer = story.ask("compare", {"from": f"v{int(last[-4:])}"}).answer

    assert told(answer) == {"grants": [imposed]}


def test_a_retraction_shows_in_the_state_and_as_what_became_known() -> None:
    story = Funded.awarded()
    invited = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    story.tells("RecordRetracted", "2021-03-01", retracts=invited, reason="Nooit gevraagd.")

    answered = story.ask("compare", {"from": "2021-02-15", "to": "2021-03-15"})

    before, after = changes(answered.answer, "parties")["party", "DDD"]
    (correction,) = answered.answer["late"]["corrections"]
    assert (before["status"], after) == ("invited", None)
    assert (correction["facts"], correction["how"], correction["seenBefore"]) == ([invited], "retracted", True)
    assert invited in answered.facts


def test_what_was_told_and_taken_back_in_between_is_not_told_as_a_fact() -> None:
    story = Funded.awarded()
    invited = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    story.tells("RecordRetracted", "2021-03-01", retracts=invited, reason="Nooit gevraagd.")

    answer = story.ask("compare", {"from": "2021-01-31", "to": "2021-03-15"}).answer

    assert (told(answer), changes(answer, "parties")) == ({}, {})
    assert [row["seenBefore"] for row in answer["late"]["corrections"]] == [False]


def test_from_before_the_beginning_everything_is_new() -> None:
    story = Funded.imported()

    answer = story.ask("compare", {"from": "2020-01-01"}).answer

    assert answer["from"] == {"day": "2020-01-01", "version": "v0,-"}
    assert changes(answer, "course")["phase", None] == (None, "executing")


def test_a_name_that_a_migration_changed_is_no_change() -> None:
    world = World(following=[a_version()]).load(example_lines())
    number = world.history("partnership", "vast-verder").version + 1
    envelope = {"id": f"vast-verder-{number:04}", "fact": "ProcessMigrated", "stream": "partnership"}
    data = {"to": {"name": "partnership", "version": 2}, "reason": "Andere woorden.", **mapping()}
    assert world.tell({**envelope, "key": "vast-verder", "occurredAt": "2025-10-20", "by": "LIN", "data": data}) == []

    answer = asked_of(world, "compare", {"from": "2025-10-19", "to": "2025-10-20"}).answer

    changed = {group: list(changes(answer, group)) for group in answer["groups"] if changes(answer, group)}
    assert changed == {"course": [("process", None)], "record": [("version", "vast-verder")]}
