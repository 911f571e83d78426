"""The decisions in numbers."""

from __future__ import annotations

from tests.unit.questions.partners import Partners


def test_every_outcome_counts_and_a_concern_counts_in_the_round_that_was_decided() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03")
    story.says("P-01", "2020-02-03", AAA="consent_with_concern", BBB="object")
    story.closes("P-01", "2020-02-04", outcome="rejected")
    story.proposes("P-02", "2020-03-02", method="majority")
    story.says("P-02", "2020-03-02", AAA="agree", BBB="agree", CCC="disagree")
    story.closes("P-02", "2020-03-02")

    answer = story.ask("decision_summary").answer

    assert (answer["count"], answer["byMethod"]) == (2, {"consent": 1, "majority": 1})
    assert answer["byOutcome"] == {"rejected": 1, "adopted": 1}
    assert (answer["withConcern"], answer["excluded"]) == ([["D-011", "AAA"]], [])


def test_who_was_left_out_is_named_with_the_decision() -> None:
    story = Partners.imported()
    story.decides("2020-02-03", {"type": "exclude_partner", "organisation": "CCC"}, without=("CCC",))

    assert story.ask("decision_summary").answer["excluded"] == [["D-01", "CCC"]]
