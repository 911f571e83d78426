"""Questions about the parties, their mandates and their ambition, on days that the answer key leaves out."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.story import Story


def test_an_invited_organisation_is_among_the_others_until_it_accepts() -> None:
    story = Story()
    invited = story.tell("PartyInvited", "2024-02-01", organisation="BBB")
    accepted = story.tell("InvitationAccepted", "2024-03-01", by="BBB", organisation="BBB")

    before, after = story.ask("members", as_of="2024-02-15"), story.ask("members", as_of="2024-03-01")

    assert before.answer["counting"] == ["AAA"]
    assert before.answer["others"] == [{"organisation": "BBB", "status": "invited", "category": None}]
    assert invited in before.facts
    assert (after.answer["counting"], after.answer["others"]) == (["AAA", "BBB"], [])
    assert after.answer["sinceOf"] == {"AAA": "2024-01-01", "BBB": "2024-03-01"}
    assert accepted in after.facts


def test_a_legal_successor_takes_the_place_and_the_predecessor_is_gone(example: World) -> None:
    answer = asked_of(example, "members", as_of="2025-01-01").answer

    (gone,) = [item for item in answer["gone"] if item["organisation"] == "BRO"]
    assert gone == {"organisation": "BRO", "status": "succeeded", "until": "2025-01-01", "successor": "BRZ"}
    assert "BRZ" in answer["counting"]


def test_participation_without_a_category_is_no_part_of_the_line(example: World) -> None:
    invited_and_admitted = asked_of(example, "participation", {"organisation": "SOC"}).answer

    assert invited_and_admitted == [{"from": "2025-01-16", "until": None, "category": "partner", "counts": True}]


def test_without_a_draft_there_is_no_ambition_to_share() -> None:
    story = Story()

    assert story.ask("ambition_shared").answer == []
    assert story.ask("ambition_status").answer == {"version": None, "shared": False, "missing": [], "reopenedOn": None}


def test_a_newer_draft_does_not_unshare_the_version_that_everybody_endorses(example: World) -> None:
    with_third_draft = asked_of(example, "ambition_status", as_of="2025-10-09").answer

    assert (with_third_draft["version"], with_third_draft["shared"]) == (2, True)
    assert set(asked_of(example, "endorsements", as_of="2025-10-09").answer.values()) == {"full"}


def test_a_mandate_is_listed_through_its_last_day_and_not_after_it(example: World) -> None:
    last = asked_of(example, "mandates_expiring", {"days": "0"}, as_of="2024-12-01", as_known_at="2024-12-01").answer
    after = asked_of(example, "mandates_expiring", {"days": "0"}, as_of="2024-12-02", as_known_at="2024-12-02").answer

    assert [(item["mandate"], item["daysLeft"]) for item in last] == [("M-LIN-2", 0), ("M-LIN-3", 0)]
    assert after == []


def test_a_waiver_past_its_last_day_is_expired_as_long_as_its_resolution_is_not_known(example: World) -> None:
    def status(as_of: str, as_known_at: str) -> str:
        waivers = asked_of(example, "waivers", as_of=as_of, as_known_at=as_known_at).answer
        return next(str(item["status"]) for item in waivers if item["waiver"] == "W-02")

    assert status("2025-02-01", "2025-02-01") == "open"
    assert status("2025-03-02", "2025-02-01") == "expired"
    assert status("2025-03-02", "2025-03-02") == "resolved"


def test_nobody_has_to_sign_what_is_not_signed_or_not_adopted(example: World) -> None:
    assert asked_of(example, "to_sign", {"kind": "startnota"}).answer == []
    assert asked_of(example, "to_sign", {"kind": "afsprakennota"}, as_of="2023-06-01").answer == []
