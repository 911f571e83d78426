"""What each return was to bring, beside what it brought."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.story import KEY, Story
from tests.support.world import World
from tests.unit.questions.example import asked_of

AGREEMENT = {"kind": "afsprakennota", "version": "1.0"}
SHEET = {"kind": "projectfiche", "project": "PF1", "version": "1.0"}


def outcomes(world: World, key: str, **days: Any) -> list[dict[str, Any]]:
    value = asked_of(world, "return_outcomes", key=key, **days).answer
    assert isinstance(value, list)
    return value


@pytest.fixture
def story() -> Story:
    """A partnership that was taken over while executing, with what was in force there."""
    story = Story.imported("executing")
    story.tells("ProjectDefined", "2020-01-06", project="PF1", title="Een")
    for deliverable in (AGREEMENT, SHEET):
        story.tells("DeliverableTakenOver", "2020-01-06", deliverable=deliverable, source="Een ordner.")
    return story


def back(story: Story, on: str, to: str, **data: Any) -> None:
    decision = story.decides(on, {"type": "return_phase", "to": to})
    told: dict[str, Any] = {
        "return": f"RT-{len(story.state.course.returns) + 1:02d}",
        "from": story.state.course.phase,
        "to": to,
    }
    told |= {"reasons": ["trust"], "returnScope": "everything", "decision": decision, "fates": []}
    told |= {"ambitionFate": "unchanged", "targetOn": "2020-04-01", "funderNoticeNeeded": False}
    told |= {
        "repairAgenda": [{"text": "Praten.", "organisation": "BBB", "dueOn": "2020-03-01"}, {"text": "Schrijven."}]
    }
    story.tells("PhaseReturned", on, data={**told, **data})


def test_the_returns_of_the_example_are_compared_with_what_was_asked_of_them(example: World) -> None:
    first, second = outcomes(example, "vast-verder")

    assert (first["days"], first["daysOver"], first["backOn"]) == (
        {"planned": 63, "gross": 58, "net": 58},
        -5,
        "2023-01-26",
    )
    assert [(item["deliverable"]["kind"], item["outcome"], item["by"]) for item in first["deliverables"]] == [
        ("intentieverklaring", "replaced", "2.0")
    ]
    assert (first["ambition"]["outcome"], first["ambition"]["newVersion"]) == ("newer_version", 2)
    assert [item["word"] for item in first["terms"]] == ["eigen plek"]
    assert {item["outcome"] for item in second["deliverables"]} == {"replaced", "reaffirmed"}
    assert [item["organisation"] for item in second["parties"]["gone"]] == ["WRK", "BRO"]
    assert [gate["waived"] for gate in second["gates"]] == [
        [{"guard": "G3.2", "organisation": "BRZ", "waiver": "W-02"}],
        [],
    ]
    assert [(item["needed"], item["inTime"]) for item in second["notices"]] == [(False, None)]


def test_while_a_return_is_open_what_it_left_open_is_told_as_open(example: World) -> None:
    *_, open_return = outcomes(example, "vast-verder", as_of="2024-12-15")

    assert (open_return["closedOn"], open_return["daysOver"], open_return["backOn"]) == (None, None, None)
    assert {item["outcome"] for item in open_return["deliverables"]} == {"open"}
    assert open_return["days"]["gross"] == 38


def test_a_return_that_is_late_counts_its_days_while_it_is_open(story: Story) -> None:
    back(story, "2020-02-01", "agreeing")

    (row,) = outcomes(story.world, KEY, as_of="2020-04-11")

    assert row["daysOver"] == 10


def test_a_pause_is_left_out_of_the_net_days(story: Story) -> None:
    back(story, "2020-02-01", "agreeing")
    story.tells("PartnershipPaused", "2020-02-11", reasonCode="capacity", expectedResumeOn="2020-03-01")
    story.tells("PartnershipResumed", "2020-02-21")

    (row,) = outcomes(story.world, KEY, as_of="2020-03-02")

    assert row["days"] == {"planned": 60, "gross": 30, "net": 20}


def test_an_item_of_the_agenda_tells_what_its_owner_did(story: Story) -> None:
    back(story, "2020-02-01", "agreeing")
    met = story.tells(
        "InterestShared", "2020-02-10", by="BBB", organisation="BBB", level="organisation",
        interest="Rust.", audience="all_parties", newlyDisclosed=True,
    )  # fmt: skip
    agreed = story.tells("SharedTermAgreed", "2020-02-11", term="BG-01", word="thuis", meaning="Een plek.")

    ((owned, free),) = [row["repairAgenda"] for row in outcomes(story.world, KEY)]

    assert (owned["text"], owned["organisation"], owned["dueOn"]) == ("Praten.", "BBB", "2020-03-01")
    assert (owned["followed"], owned["lastOn"]) == ([met], "2020-02-10")
    assert free["followed"] == [agreed]


def test_a_version_that_the_return_itself_withdrew_has_ended_by_it(story: Story) -> None:
    fates = [{"deliverable": AGREEMENT, "fate": "withdrawn"}, {"deliverable": SHEET, "fate": "unchanged"}]
    back(story, "2020-02-01", "agreeing", fates=fates)

    ((ended,),) = [row["deliverables"] for row in outcomes(story.world, KEY)]

    assert (ended["outcome"], ended["on"]) == ("withdrawn", "2020-02-01")


def test_a_deeper_return_ends_the_one_that_it_supersedes(story: Story) -> None:
    back(story, "2020-02-01", "agreeing")
    back(story, "2020-02-11", "sharing", supersedes="RT-01")

    first, second = outcomes(story.world, KEY)

    assert (first["how"], first["closedOn"], first["backOn"]) == ("superseded", "2020-02-11", None)
    assert (second["how"], second["from"], second["to"]) == (None, "agreeing", "sharing")


def test_what_was_learned_on_the_day_it_closed_belongs_to_the_return() -> None:
    story = Story.imported("executing")
    back(story, "2020-02-01", "shaping")
    learned = {"seeNow": "Dit.", "doNow": "Dat.", "doBetter": "Zo."}
    before = story.tells("LearningMomentHeld", "2020-02-10", **learned)

    (row,) = outcomes(story.world, KEY, as_of="2020-03-01")

    assert row["learning"] == [before]


def test_a_funder_that_was_told_in_time_was_told(story: Story) -> None:
    grant = {"partnership": KEY, "funder": "DDD", "leadPartner": "AAA", "amount": {"minor": 100, "currency": "EUR"}}
    period = {"start": "2020-01-06", "end": "2021-12-31"}
    story.tells("GrantAwarded", "2020-01-06", by="DDD", stream="grant", data={**grant, "period": period})
    story.tells("GrantRuleSet", "2020-01-06", by="DDD", stream="grant", rule="change_notice_days", number=10)
    back(story, "2020-02-01", "agreeing", funderNoticeNeeded=True)
    owed = outcomes(story.world, KEY, as_of="2020-02-20")[0]["notices"]
    told = {"change": "CN-1", "changeType": "phase_return", "substantial": True}
    story.tells("ChangeNotified", "2020-02-08", by="AAA", stream="grant", data=told)

    notices = outcomes(story.world, KEY, as_of="2020-02-20")[0]["notices"]

    assert [(item["dueOn"], item["inTime"]) for item in owed] == [("2020-02-11", False)]
    assert [(item["change"], item["on"], item["inTime"]) for item in notices] == [("CN-1", "2020-02-08", True)]
