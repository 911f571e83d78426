"""What was delivered in a period: summed, in its own measure, by who delivered it."""

from __future__ import annotations

from tests.unit.questions.contributions.means import Means

FIRST_HALF, SECOND_HALF = ("2020-01-01", "2020-06-30"), ("2020-07-01", "2020-12-31")
YEAR = {"start": "2020-01-01", "end": "2020-12-31"}


def test_periods_add_up_and_one_that_reaches_outside_is_left_out() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=20, unit="hour")
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, quantity=4.5, expectedQuantity=10)
    story.delivers("CT-AAA-1", "2021-01-04", SECOND_HALF, quantity=10, expectedQuantity=10)
    story.delivers("CT-AAA-1", "2021-02-01", ("2020-12-01", "2021-01-31"), quantity=3, expectedQuantity=3)

    (row,) = story.ask("delivered", YEAR).answer

    assert (row["delivered"], row["expected"], row["unit"], row["adjustedTo"]) == (14.5, 20, "hour", None)
    assert "deliveredMinor" not in row


def test_of_a_period_told_in_parts_what_was_due_counts_once() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03")
    story.delivers("CT-AAA-1", "2020-04-01", FIRST_HALF, minor=30_000, due=50_000)
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, minor=15_000, due=50_000)

    (row,) = story.ask("delivered", YEAR).answer

    assert (row["deliveredMinor"], row["expectedMinor"], row["currency"]) == (45_000, 50_000, "EUR")


def test_what_nobody_expected_aloud_is_null_and_not_nothing() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03")
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, minor=30_000)

    (row,) = story.ask("delivered").answer

    assert (row["deliveredMinor"], row["expectedMinor"]) == (30_000, None)


def test_different_currencies_are_never_added_up() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03")
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, minor=30_000)
    story.delivers("CT-AAA-1", "2021-01-04", SECOND_HALF, minor=20_000, currency="GBP")

    answer = story.ask("delivered", YEAR).answer

    assert [(row["currency"], row["deliveredMinor"]) for row in answer] == [("EUR", 30_000), ("GBP", 20_000)]


def test_a_delivery_stays_with_who_made_it_after_a_succession() -> None:
    story = Means.imported()
    story.fixes("CT-CCC-1", "2020-02-03")
    story.delivers("CT-CCC-1", "2020-07-01", FIRST_HALF, minor=30_000)
    story.succeeds("2020-08-03", "CCC", "DDD")
    story.delivers("CT-CCC-1", "2021-01-04", SECOND_HALF, minor=20_000, by="DDD")

    answer = story.ask("delivered", YEAR).answer

    assert [(row["organisation"], row["deliveredMinor"]) for row in answer] == [("CCC", 30_000), ("DDD", 20_000)]


def test_the_measure_that_was_adjusted_tells_what_it_was_adjusted_to() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=12, unit="room", minor=90_000)
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, quantity=9, expectedQuantity=12)
    story.adjusts("CT-AAA-1", "2020-07-01", minor=70_000)

    (in_rooms,) = story.ask("delivered").answer
    story.adjusts("CT-AAA-1", "2020-08-03", quantity=10)
    (adjusted,) = story.ask("delivered").answer

    assert (in_rooms["adjustedTo"], adjusted["adjustedTo"]) == (None, 10)


def test_a_correction_counts_once_it_is_known() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", quantity=12, unit="room")
    story.delivers("CT-AAA-1", "2020-07-01", FIRST_HALF, quantity=9, expectedQuantity=12)
    fact = story.ask("delivered").facts[-1]
    correction = {"corrects": fact, "pointer": "/data/quantity", "old": 9, "new": 11, "reason": "Verteld."}
    story.tells("RecordCorrected", "2020-09-01", data=correction)

    (now,), (then,) = story.ask("delivered").answer, story.ask("delivered", as_known_at="2020-08-31").answer

    assert (now["delivered"], then["delivered"]) == (11, 9)
