"""Tranches: planned, withheld, paid or let go; and what the settlement leaves."""

from __future__ import annotations

from tests.unit.questions.grants.funded import Funded, euro


def test_a_withheld_tranche_counts_its_days_until_now_and_says_what_it_waits_for() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("ConditionImposed", "2021-03-01", condition="C1", text="Iets.")
    story.funder("TrancheWithheld", "2021-03-01", tranche="T1", conditions=["C1"])

    (row,) = story.ask("tranches", as_of="2021-03-11").answer["tranches"]

    assert (row["status"], row["withheldOn"], row["daysWithheld"]) == ("withheld", "2021-03-01", 10)
    assert row["conditions"] == ["C1"]


def test_a_tranche_withheld_twice_has_waited_since_the_first_time() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("TrancheWithheld", "2021-03-01", tranche="T1")
    story.funder("TrancheWithheld", "2021-04-01", tranche="T1")
    story.funder("TranchePaid", "2021-05-01", tranche="T1", amount=euro(30_000))

    (row,) = story.ask("tranches").answer["tranches"]

    assert (row["withheldOn"], row["paidOn"], row["daysWithheld"]) == ("2021-03-01", "2021-05-01", 61)


def test_a_lapsed_tranche_is_not_paid_any_more_and_its_withholding_has_ended() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("TrancheWithheld", "2021-03-01", tranche="T1")
    story.funder("TrancheLapsed", "2021-03-31", tranche="T1")

    answer = story.ask("tranches").answer

    (row,) = answer["tranches"]
    assert (row["status"], row["lapsedOn"], row["daysWithheld"], row["paidOn"]) == ("lapsed", "2021-03-31", 30, None)
    assert answer["paidMinor"] == 0


def test_what_was_paid_is_told_beside_what_was_planned() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(25_000))

    answer = story.ask("tranches").answer

    assert (answer["awardedMinor"], answer["paidMinor"]) == (100_000, 25_000)
    assert [(row["minor"], row["paidMinor"]) for row in answer["tranches"]] == [(30_000, 25_000)]


def test_a_corrected_payment_counts_with_its_new_value_once_that_is_known() -> None:
    story = Funded.awarded()
    story.milestone(1)
    paid = story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(30_000))
    change = {"corrects": paid, "pointer": "/data/amount/minor", "old": 30_000, "new": 20_000, "reason": "Tikfout."}
    story.funder("RecordCorrected", "2021-04-01", **change)

    now = story.ask("tranches", as_of="2021-03-01").answer
    then = story.ask("tranches", as_of="2021-03-01", as_known_at="2021-03-31").answer

    assert (now["paidMinor"], then["paidMinor"]) == (20_000, 30_000)


def test_a_settlement_below_what_was_paid_leaves_something_to_come_back_until_it_has() -> None:
    story = Funded.awarded()
    story.milestone(1)
    story.funder("TranchePaid", "2021-03-01", tranche="T1", amount=euro(30_000))
    settled = story.funder("GrantSettled", "2022-02-01", settled=euro(25_000), recovered=euro(2_000))

    answered = story.ask("settlement")

    (row,) = answered.answer
    assert (row["status"], row["settledMinor"], row["recoveredMinor"]) == ("settled", 25_000, 2_000)
    assert row["toPayMinor"] == -3_000
    assert settled in answered.facts


def test_an_appeal_is_open_until_it_is_decided() -> None:
    story = Funded.awarded()
    story.reviews(1, "2021-03-01", "rejected")
    story.lead("AppealFiled", "2021-03-10", appeal="AP-1", review="RV-01", grounds="Wij zien het anders.")
    story.funder("AppealDecided", "2021-05-01", appeal="AP-1", outcome="upheld")

    (before,), (after,) = (story.ask("settlement", as_of=on).answer for on in ("2021-04-30", "2021-05-01"))
    (appeal,) = story.ask("reviews").answer["appeals"]

    assert before["openAppeals"] == [{"appeal": "AP-1", "review": "RV-01", "filedOn": "2021-03-10"}]
    assert after["openAppeals"] == []
    assert (appeal["outcome"], appeal["decidedOn"]) == ("upheld", "2021-05-01")
