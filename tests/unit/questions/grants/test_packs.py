"""A pack is frozen: what became known since about its time is told beside it, never in it."""

from __future__ import annotations

from typing import Any

from tests.support.story import KEY
from tests.support.world import World
from tests.unit.questions.example import asked_of
from tests.unit.questions.grants.funded import LEARNED, Funded


def packed(**members: Any) -> Funded:
    """With a pack that holds the invitation of DDD, and ends with a learning moment."""
    story = Funded.awarded()
    story.milestone(1)
    story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    last = story.tells("LearningMomentHeld", "2021-02-02", **LEARNED)
    story.hands_over(1, "2021-02-10", last, milestone="M1", **members)
    return story


def test_a_pack_counts_the_facts_up_to_its_last_line() -> None:
    story = packed()
    story.tells("InvitationAccepted", "2021-03-01", by="DDD", organisation="DDD")

    (row,) = story.ask("packs").answer

    assert row["facts"] == int(row["upTo"]["fact"][-4:])
    assert (row["pack"], row["milestone"], row["issuedOn"], row["grant"]) == ("EP-1", "M1", "2021-02-10", "GR-1")
    assert (row["knownLater"], row["changedLater"]) == ([], [])


def test_what_had_happened_by_then_and_was_told_later_is_known_later() -> None:
    story = packed()
    late = story.tells("PartyInvited", "2021-02-05", known="2021-03-01", organisation="EEE")
    story.tells("InvitationAccepted", "2021-03-02", by="EEE", organisation="EEE")

    (now,), (then,) = story.ask("packs").answer, story.ask("packs", as_known_at="2021-02-28").answer

    assert now["knownLater"] == [
        {"id": late, "fact": "PartyInvited", "occurredAt": "2021-02-05", "knownAt": "2021-03-01"}
    ]
    assert then["knownLater"] == []
    assert now["facts"] == then["facts"]


def test_a_later_retraction_of_what_it_holds_shows_and_one_of_a_later_fact_does_not() -> None:
    story = packed()
    (inside,) = story.ask("members", as_of="2021-02-10").facts[-1:]
    outside = story.tells("PartyInvited", "2021-03-01", organisation="EEE")
    story.tells("RecordRetracted", "2021-03-02", retracts=outside, reason="Nooit gevraagd.")
    retraction = story.tells("RecordRetracted", "2021-03-03", retracts=inside, reason="Nooit gevraagd.")

    answered = story.ask("packs")

    (row,) = answered.answer
    assert [(item["id"], item["how"], item["facts"]) for item in row["changedLater"]] == [
        (retraction, "retracted", [inside])
    ]
    assert retraction in answered.facts


def test_the_record_as_it_stood_in_a_pack_can_be_asked_anything() -> None:
    story = packed()
    story.tells("PartyInvited", "2021-02-05", known="2021-03-01", organisation="EEE")
    stood = story.ask("packs").answer[0]["asItStood"]

    then = story.ask("members", stood).answer

    assert [row["organisation"] for row in then["others"]] == ["DDD"]
    assert [row["organisation"] for row in story.ask("members", as_of="2021-02-10").answer["others"]] == ["DDD", "EEE"]


def test_the_next_pack_for_the_same_milestone_takes_its_place_and_keeps_it() -> None:
    story = packed()
    story.reviews(1, "2021-03-01", "information_requested", pack="EP-1", milestone="M1")
    last = story.tells("PartyInvited", "2021-03-02", organisation="EEE")
    story.hands_over(2, "2021-03-10", last, milestone="M1")

    first, second = story.ask("packs").answer

    assert (first["supersededBy"], second["supersededBy"]) == ("EP-2", None)
    assert first["reviews"] == [{"review": "RV-01", "on": "2021-03-01", "outcome": "information_requested"}]


def test_a_pack_may_end_in_the_grant_itself() -> None:
    story = Funded.awarded()
    report = story.reports(1, "2021-02-01", "2021-01-01", "2021-01-31")
    address = {"stream": "grant", "key": "GR-1", "fact": report}
    story.lead("EvidencePackIssued", "2021-02-10", pack="EP-1", upTo={"date": "2021-02-10", "fact": address})

    (row,) = story.ask("packs").answer

    assert row["facts"] == int(report[-4:])
    assert row["asItStood"] == {"asOf": "2021-02-10", "asKnownAt": "2021-02-10"}


def test_a_pack_that_ends_elsewhere_says_nothing_of_what_it_holds() -> None:
    story = packed()
    address = {"stream": "organisation", "key": "AAA", "fact": "AAA-0001"}
    story.lead("EvidencePackIssued", "2021-02-11", pack="EP-2", upTo={"date": "2021-02-11", "fact": address})

    _, row = story.ask("packs").answer

    assert (row["facts"], row["knownLater"], row["changedLater"]) == (None, [], [])
    assert row["upTo"]["key"] != KEY


def test_what_was_known_by_then_and_stands_after_its_last_line_was_left_out(example: World) -> None:
    _, second = asked_of(example, "packs").answer

    assert second["knownLater"] == []
    assert [(row["id"], row["knownAt"]) for row in second["leftOut"]] == [("vast-verder-0448", "2025-03-20")]
