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


def test_a_late_join_is_agreed_with_who_was_asked_to_the_table() -> None:
    story = Story.begun("BBB")
    agreed = {"joinBy": "2020-06-30", "proviso": "Na de fusie.", "reopensStartnota": False}
    story.tells("PartyInvited", "2020-01-31", organisation="EEE")

    stranger = story.asks("LateJoinAgreed", "2020-02-01", organisation="DDD", **agreed)
    invited = story.asks("LateJoinAgreed", "2020-02-01", organisation="EEE", **agreed)

    assert reasons(stranger) == ["membership.not_a_party"]
    assert invited == []


def test_a_late_joiner_counts_again_in_the_category_it_had() -> None:
    story = Story.begun("BBB")
    story.tells("CategoryChanged", "2020-01-10", by="BBB", organisation="BBB", category="core")
    story.tells(
        "LateJoinAgreed",
        "2020-02-01",
        organisation="BBB",
        joinBy="2020-06-30",
        proviso="Na de fusie.",
        reopensStartnota=False,
    )
    observer = story.state.parties.by_organisation["BBB"]

    story.tells("LateJoinFulfilled", "2020-03-01", organisation="BBB")

    assert (observer.category, observer.counts) == ("observer", False)
    assert (story.state.parties.by_organisation["BBB"].category, story.state.parties.counting()) == (
        "core",
        ("AAA", "BBB"),
    )


def test_an_observer_that_paused_is_an_observer_again_and_may_still_join() -> None:
    story = Story.begun("BBB")
    agreed = {"joinBy": "2020-06-30", "proviso": "Na de fusie.", "reopensStartnota": False}
    story.tells("LateJoinAgreed", "2020-02-01", organisation="BBB", **agreed)
    story.tells("PartySuspended", "2020-02-02", by="BBB", organisation="BBB", expectedResumeOn="2020-01-31")
    story.tells("PartyReinstated", "2020-02-03", by="BBB", organisation="BBB")

    assert story.state.parties.by_organisation["BBB"].status == "observing"
    assert story.asks("LateJoinFulfilled", "2020-02-04", organisation="BBB") == []


def test_a_new_category_does_not_end_a_suspension() -> None:
    story = Story.imported()
    story.tells("PartySuspended", "2020-02-01", by="BBB", organisation="BBB")

    story.tells("CategoryChanged", "2020-02-02", by="BBB", organisation="BBB", category="core")

    assert "BBB" not in story.state.parties.counting()
    story.tells("PartyReinstated", "2020-02-03", by="BBB", organisation="BBB")
    assert "BBB" in story.state.parties.counting()


def test_an_associate_that_declines_to_be_partner_keeps_its_seat() -> None:
    story = Story.begun()
    story.tells("PartyAssociated", "2020-01-10", by="DDD", organisation="DDD", category="supporter")
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")

    story.tells("InvitationDeclined", "2020-02-02", by="DDD", organisation="DDD")

    assert story.state.parties.by_organisation["DDD"].present


def test_who_accepts_once_partners_are_bound_explores_without_a_vote() -> None:
    story = bound(Story.imported())
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")

    story.tells("InvitationAccepted", "2020-02-01", by="DDD", organisation="DDD")

    assert story.state.parties.by_organisation["DDD"].present
    assert "DDD" not in story.state.parties.counting()


def test_how_ready_it_is_an_organisation_tells_once_it_is_asked() -> None:
    story = Story.begun()
    declared = {"organisation": "DDD", "readiness": "deliberating"}

    stranger = story.asks("ReadinessDeclared", "2020-02-01", by="DDD", **declared)
    story.tells("PartyInvited", "2020-02-01", organisation="DDD")
    asked = story.asks("ReadinessDeclared", "2020-02-01", by="DDD", **declared)

    assert reasons(stranger) == ["membership.not_a_party"]
    assert asked == []


def test_a_party_pauses_once_and_comes_back_once() -> None:
    story = Story.imported()
    story.tells("PartySuspended", "2020-02-01", by="BBB", organisation="BBB")

    again = story.asks("PartySuspended", "2020-02-02", by="BBB", organisation="BBB")
    story.tells("PartyReinstated", "2020-02-03", by="BBB", organisation="BBB")
    twice = story.asks("PartyReinstated", "2020-02-04", by="BBB", organisation="BBB")

    assert reasons(again) == ["sequence.already_suspended"]
    assert reasons(twice) == ["sequence.not_suspended"]
    assert "BBB" in story.state.parties.counting()
