"""Leaving: withdrawal, departure, exclusion."""

from __future__ import annotations

from tests.support.story import Story, reasons


def test_a_partner_withdraws_after_it_gave_notice() -> None:
    story = Story.begun("BBB")
    withdrew = {"organisation": "BBB", "settlement": []}

    silent = story.asks("PartnerWithdrew", "2020-02-01", **withdrew)
    story.tells(
        "WithdrawalNotified", "2020-02-01", by="BBB", organisation="BBB", effectiveOn="2020-04-30", reason="Anders."
    )
    counts_still = "BBB" in story.state.parties.counting()
    noted = story.asks("PartnerWithdrew", "2020-04-30", **withdrew)

    assert reasons(silent) == ["sequence.withdrawal_not_notified"]
    assert counts_still
    assert noted == []
    assert story.state.parties.counting() == ("AAA",)


def test_of_a_partnership_taken_over_the_notice_may_be_older_than_its_record() -> None:
    story = Story.imported()

    assert story.asks("PartnerWithdrew", "2020-02-01", organisation="CCC", settlement=[]) == []


def test_nobody_withdraws_twice() -> None:
    story = Story.imported()
    story.tells("PartnerWithdrew", "2020-02-01", organisation="CCC", settlement=[])

    faults = story.asks("PartnerWithdrew", "2020-02-02", organisation="CCC", settlement=[])

    assert reasons(faults) == ["membership.not_a_party"]


def test_who_stops_at_a_renewal_has_given_notice() -> None:
    story = Story.begun("BBB")
    period = {"start": "2021-01-01", "end": "2021-12-31"}
    story.tells("RenewalOpened", "2020-02-01", renewal="RN-01", termNumber=2, proposedPeriod=period, trigger="term_end")
    story.tells("PartnerRecommitted", "2020-02-02", by="BBB", renewal="RN-01", organisation="BBB", outcome="stop")

    assert story.asks("PartnerWithdrew", "2020-03-01", organisation="BBB", settlement=[]) == []


def test_a_notice_may_be_given_late_for_a_day_that_has_passed() -> None:
    story = Story.begun("BBB")
    notice = {"organisation": "BBB", "effectiveOn": "2020-01-31", "reason": "Anders."}

    by_another = story.asks("WithdrawalNotified", "2020-02-02", **notice)

    assert reasons(by_another) == ["authority.speaks_for_another_party"]
    assert story.asks("WithdrawalNotified", "2020-02-02", by="BBB", **notice) == []


def test_who_comes_back_gives_notice_anew() -> None:
    story = Story.begun("BBB")
    notice = {"organisation": "BBB", "effectiveOn": "2020-04-30", "reason": "Anders."}
    story.tells("WithdrawalNotified", "2020-02-01", by="BBB", **notice)
    story.tells("PartnerWithdrew", "2020-02-02", organisation="BBB", settlement=[])
    story.tells("PartyInvited", "2020-02-03", organisation="BBB")
    story.tells("InvitationAccepted", "2020-02-03", by="BBB", organisation="BBB")

    faults = story.asks("PartnerWithdrew", "2020-03-01", organisation="BBB", settlement=[])

    assert reasons(faults) == ["sequence.withdrawal_not_notified"]


def test_only_who_never_signed_simply_leaves() -> None:
    story = Story.imported()
    version = {"kind": "afsprakennota", "version": "1.0"}
    story.tells("DeliverableTakenOver", "2020-01-10", deliverable=version, source="Een convenant.")
    story.tells("PersonRegistered", "2020-01-10", by="BBB", person="p-001", name="Bo Bedenksel", organisation="BBB")
    signing = {"signatories": [{"person": "p-001", "capacity": "director"}], "signatureMethod": "handwritten"}
    signed = story.asks("DeliverableSigned", "2020-01-10", by="BBB", deliverable=version, organisation="BBB", **signing)

    left = story.asks("PartyLeft", "2020-02-01", by="BBB", organisation="BBB")
    other = story.asks("PartyLeft", "2020-02-01", by="CCC", organisation="CCC")

    assert signed == []
    assert reasons(left) == ["sequence.has_signed"]
    assert other == []


def test_a_partner_is_excluded_after_a_default_notice() -> None:
    story = Story.imported()
    excluded = {"organisation": "CCC", "settlement": []}
    decision = story.decides("2020-02-01", {"type": "exclude_partner", "organisation": "CCC"}, without=("CCC",))

    unwarned = story.asks("PartnerExcluded", "2020-02-01", **excluded, decision=decision)
    story.tells("DefaultNoticeGiven", "2020-02-01", organisation="CCC", grounds="Fraude.", repairBy="2020-03-01")
    warned = story.asks("PartnerExcluded", "2020-02-02", **excluded, decision=decision)

    assert reasons(unwarned) == ["decision.no_default_notice"]
    assert warned == []
    assert story.state.parties.counting() == ("AAA", "BBB")


def test_who_has_gone_gets_no_default_notice() -> None:
    story = Story.imported()
    story.tells("PartyLeft", "2020-01-10", by="CCC", organisation="CCC")
    notice = {"grounds": "Geen inbreng.", "repairBy": "2020-03-01"}

    gone = story.asks("DefaultNoticeGiven", "2020-02-01", organisation="CCC", **notice)

    assert reasons(gone) == ["membership.not_a_party"]
    assert story.asks("DefaultNoticeGiven", "2020-02-01", organisation="BBB", **notice) == []


def test_a_partner_does_not_decide_on_its_own_exclusion() -> None:
    story = Story.imported()
    story.tells("DefaultNoticeGiven", "2020-01-10", organisation="CCC", grounds="Geen inbreng.", repairBy="2020-01-20")
    decision = story.decides("2020-02-01", {"type": "exclude_partner", "organisation": "CCC"})

    faults = story.asks("PartnerExcluded", "2020-02-01", organisation="CCC", settlement=[], decision=decision)

    assert reasons(faults) == ["decision.not_by_the_others"]


def test_a_partner_is_excluded_by_a_decision_about_it() -> None:
    story = Story.imported()
    story.tells("DefaultNoticeGiven", "2020-01-10", organisation="CCC", grounds="Geen inbreng.", repairBy="2020-01-20")
    decision = story.decides("2020-02-01", {"type": "exclude_partner", "organisation": "BBB"}, without=("BBB",))

    faults = story.asks("PartnerExcluded", "2020-02-01", organisation="CCC", settlement=[], decision=decision)

    assert reasons(faults) == ["decision.no_decision_for_this"]
