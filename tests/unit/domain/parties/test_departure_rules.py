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


def test_a_withdrawal_is_announced_before_it_takes_effect() -> None:
    story = Story.imported()

    faults = story.asks(
        "WithdrawalNotified", "2020-02-02", by="BBB", organisation="BBB", effectiveOn="2020-02-01", reason="Anders."
    )

    assert reasons(faults) == ["time.already_past"]


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


def test_a_partner_is_excluded_after_a_default_notice_whose_term_has_passed() -> None:
    story = Story.imported()
    excluded = {"organisation": "CCC", "settlement": []}
    decision = story.decides("2020-02-01", {"type": "exclude_partner", "organisation": "CCC"}, without=("CCC",))

    unwarned = story.asks("PartnerExcluded", "2020-02-01", **excluded, decision=decision)
    story.tells("DefaultNoticeGiven", "2020-02-01", organisation="CCC", grounds="Geen inbreng.", repairBy="2020-03-01")
    too_early = story.asks("PartnerExcluded", "2020-03-01", **excluded, decision=decision)
    warned = story.asks("PartnerExcluded", "2020-03-02", **excluded, decision=decision)

    assert reasons(unwarned) == ["decision.no_default_notice"]
    assert reasons(too_early) == ["decision.still_time_to_repair"]
    assert warned == []
    assert story.state.parties.counting() == ("AAA", "BBB")


def test_a_partner_is_excluded_by_a_decision_about_it() -> None:
    story = Story.imported()
    story.tells("DefaultNoticeGiven", "2020-01-10", organisation="CCC", grounds="Geen inbreng.", repairBy="2020-01-20")
    decision = story.decides("2020-02-01", {"type": "exclude_partner", "organisation": "BBB"}, without=("BBB",))

    faults = story.asks("PartnerExcluded", "2020-02-01", organisation="CCC", settlement=[], decision=decision)

    assert reasons(faults) == ["decision.no_decision_for_this"]
