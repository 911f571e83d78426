"""Co-financing in sum: what counts, what has ended, and never across currencies."""

from __future__ import annotations

from tests.unit.questions.contributions.means import Means


def test_money_and_means_are_summed_apart_and_what_is_no_cofinancing_is_told_beside_them() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", kind="finance", minor=50_000)
    story.fixes("CT-AAA-2", "2020-02-03", kind="finance", minor=25_000)
    story.fixes("CT-BBB-1", "2020-02-03", kind="people", minor=10_000)
    story.fixes("CT-CCC-1", "2020-02-03", kind="finance", minor=7_000, cofinancing=False)
    story.offers("CT-CCC-2", "2020-02-03")

    answer = story.ask("contribution_totals").answer

    assert (answer["cashMinor"], answer["cash"]) == (75_000, {"AAA": 75_000})
    assert (answer["inKindMinor"], answer["inKind"]) == (10_000, {"BBB": 10_000})
    assert (answer["byKind"], answer["other"]) == ({"finance": 75_000, "people": 10_000}, {"CCC": 7_000})


def test_what_ended_or_was_adjusted_counts_as_it_stands_on_the_day() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", minor=50_000)
    story.fixes("CT-CCC-1", "2020-02-03", minor=30_000)
    story.adjusts("CT-AAA-1", "2020-03-02", minor=40_000)
    story.leaves("CCC", "2020-06-01")

    before = story.ask("contribution_totals", as_of="2020-03-01").answer
    after = story.ask("contribution_totals").answer

    assert (before["inKind"], after["inKind"]) == ({"AAA": 50_000, "CCC": 30_000}, {"AAA": 40_000})


def test_each_currency_has_figures_of_its_own() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", kind="finance", minor=900_000, currency="GBP")
    story.fixes("CT-BBB-1", "2020-02-03", kind="finance", minor=10_000)
    story.fixes("CT-CCC-1", "2020-02-03", kind="finance", minor=20_000)

    answer = story.ask("contribution_totals").answer

    assert (answer["currency"], answer["cashMinor"]) == ("EUR", 30_000)
    assert answer["byCurrency"]["GBP"]["cash"] == {"AAA": 900_000}


def test_nothing_fixed_is_nothing_in_no_currency() -> None:
    answer = Means.imported().ask("contribution_totals").answer

    assert (answer["currency"], answer["cashMinor"], answer["inKindMinor"], answer["byCurrency"]) == (None, 0, 0, {})


def test_a_period_counts_only_what_ran_in_it() -> None:
    story = Means.imported()
    story.fixes("CT-AAA-1", "2020-02-03", minor=50_000, period=("2020-02-03", "2020-12-31"))
    story.fixes("CT-BBB-1", "2020-02-03", minor=30_000, period=("2021-01-01", "2021-12-31"))

    assert story.ask("contribution_totals", {"start": "2021-01-01"}).answer["inKind"] == {"BBB": 30_000}
    assert story.ask("contribution_totals", {"end": "2020-12-31"}).answer["inKind"] == {"AAA": 50_000}
