"""Taking a seat: invitation, association, late join, suspension."""

from __future__ import annotations

from tests.support.story import Story, reasons


def bound(story: Story) -> Story:
    """The same story with a declaration of intent in force: from now on partners are admitted by decision."""
    story.tells(
        "DeliverableTakenOver",
        "2020-01-07",
        deliverable={"kind": "intentieverklaring", "version": "1.0"},
        source="Map.",
    )
    return story


def test_an_answer_follows_an_invitation() -> None:
    story = Story.begun()

    uninvited = story.asks("InvitationAccepted", "2020-02-01", by="DDD", organisation="DDD")
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")
    invited = story.asks("InvitationAccepted", "2020-02-02", by="DDD", organisation="DDD")

    assert reasons(uninvited) == ["sequence.not_invited"]
    assert invited == []
    assert story.state.parties.by_organisation["DDD"].counts


def test_who_has_a_seat_neither_needs_nor_declines_an_invitation() -> None:
    story = Story.begun("BBB")

    invited = story.asks("PartyInvited", "2020-02-01", organisation="BBB")
    declined = story.asks("InvitationDeclined", "2020-02-01", by="BBB", organisation="BBB")

    assert reasons(invited) == reasons(declined) == ["sequence.already_at_the_table"]


def test_who_declined_may_change_its_mind() -> None:
    story = Story.begun()
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")
    story.tells("InvitationDeclined", "2020-02-02", by="DDD", organisation="DDD")

    assert story.asks("InvitationAccepted", "2020-02-03", by="DDD", organisation="DDD") == []


def test_once_partners_are_bound_only_a_partner_itself_stops_counting() -> None:
    story = bound(Story.imported())

    by_another = story.asks("PartyAssociated", "2020-02-01", organisation="BBB", category="observer")
    by_itself = story.asks("PartyAssociated", "2020-02-01", by="BBB", organisation="BBB", category="observer")

    assert reasons(by_another) == ["authority.speaks_for_another_party"]
    assert by_itself == []


def test_a_late_joiner_counts_again_when_its_condition_is_met_in_time() -> None:
    story = Story.begun("BBB", "CCC")
    agreed = {"joinBy": "2020-06-30", "proviso": "Na de fusie.", "reopensStartnota": False}
    for code in ("BBB", "CCC"):
        story.tells("LateJoinAgreed", "2020-02-01", organisation=code, **agreed)

    in_time = story.asks("LateJoinFulfilled", "2020-06-30", organisation="BBB")
    lapsed = story.asks("LateJoinFulfilled", "2020-07-01", organisation="CCC")

    assert in_time == []
    assert reasons(lapsed) == ["time.late_join_lapsed"]
    assert story.state.parties.counting() == ("AAA", "BBB")


def test_nobody_fulfils_a_late_join_that_was_never_agreed() -> None:
    story = Story.begun("BBB")

    assert reasons(story.asks("LateJoinFulfilled", "2020-02-01", organisation="BBB")) == [
        "sequence.no_late_join_agreed"
    ]


def test_a_late_join_is_agreed_with_a_party_until_a_day_to_come() -> None:
    story = Story.begun("BBB")
    agreed = {"proviso": "Na de fusie.", "reopensStartnota": False}

    stranger = story.asks("LateJoinAgreed", "2020-02-01", organisation="DDD", joinBy="2020-06-30", **agreed)
    passed = story.asks("LateJoinAgreed", "2020-02-01", organisation="BBB", joinBy="2020-01-31", **agreed)

    assert reasons(stranger) == ["membership.not_a_party"]
    assert reasons(passed) == ["time.already_past"]


def test_a_party_pauses_once_and_comes_back_once() -> None:
    story = Story.imported()
    story.tells("PartySuspended", "2020-02-01", by="BBB", organisation="BBB")

    again = story.asks("PartySuspended", "2020-02-02", by="BBB", organisation="BBB")
    story.tells("PartyReinstated", "2020-02-03", by="BBB", organisation="BBB")
    twice = story.asks("PartyReinstated", "2020-02-04", by="BBB", organisation="BBB")

    assert reasons(again) == ["sequence.already_suspended"]
    assert reasons(twice) == ["sequence.not_suspended"]
    assert "BBB" in story.state.parties.counting()
