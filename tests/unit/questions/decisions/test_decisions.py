"""How decisions were taken: round by round, by a body, in silence, by a legal successor."""

from __future__ import annotations

from tests.unit.questions.partners import OTHER, Partners

ALL = {"AAA": "consent", "BBB": "consent", "CCC": "consent"}


def test_the_positions_are_those_of_the_round_that_was_decided() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", text="Eerste tekst.")
    story.says("P-01", "2020-02-04", AAA="consent_with_concern", BBB="object")
    story.amends("P-01", "2020-02-10", 2, "Tweede tekst.")
    story.says("P-01", "2020-02-11", 2, **ALL)
    story.closes("P-01", "2020-02-12", 2)

    (row,) = story.ask("decisions").answer

    assert (row["round"], row["text"], row["positions"]) == (2, "Tweede tekst.", {"consent": 3})
    assert row["positionOf"] == ALL
    assert (row["entitled"], row["silent"], row["subjects"]) == (3, [], ["other"])


def test_a_deferral_and_the_round_after_it_are_two_decisions_with_positions_of_their_own() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03")
    story.says("P-01", "2020-02-03", AAA="consent")
    story.closes("P-01", "2020-02-04", outcome="deferred")
    story.amends("P-01", "2020-02-10", 2, "Later opnieuw.")
    story.says("P-01", "2020-02-11", 2, **ALL)
    story.closes("P-01", "2020-02-12", 2)

    answer = story.ask("decisions").answer

    assert [(row["decision"], row["outcome"], row["positions"]) for row in answer] == [
        ("D-011", "deferred", {"consent": 1}),
        ("D-012", "adopted", {"consent": 3}),
    ]
    assert answer[0]["silent"] == ["BBB", "CCC"]


def test_the_last_position_of_a_party_is_the_one_that_counts() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03")
    story.says("P-01", "2020-02-03", **{**ALL, "AAA": "no_answer"})
    story.says("P-01", "2020-02-04", AAA="consent_with_concern")
    story.closes("P-01", "2020-02-05")

    (row,) = story.ask("decisions").answer

    assert row["positions"] == {"consent": 2, "consent_with_concern": 1}


def test_a_body_decides_on_what_the_partners_let_it_decide() -> None:
    story = Partners.imported()
    body = {"body": "kerngroep", "name": "Kerngroep", "domain": "Dagelijks werk.", "members": ["AAA", "BBB"]}
    story.tells("BodyEstablished", "2020-02-03", data={**body, "method": "consent"})
    delegation = {"body": "kerngroep", "delegated": ["plan_evaluation"]}
    decision = story.decides("2020-02-04", {"type": "delegate", **delegation})
    story.tells("DecisionDelegated", "2020-02-04", data={**delegation, "decision": decision})
    plan = {"type": "plan_evaluation", "plannedOn": "2020-09-01"}
    story.proposes("P-20", "2020-03-02", plan, body="kerngroep", entitled=["AAA", "BBB"])
    story.says("P-20", "2020-03-02", AAA="consent", BBB="consent")
    story.closes("P-20", "2020-03-02")

    row = story.ask("decisions").answer[-1]

    assert (row["body"], row["entitled"], row["positionOf"]) == ("kerngroep", 2, {"AAA": "consent", "BBB": "consent"})


def test_who_was_silent_is_named_where_silence_was_consent() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", silence="consents_after_deadline")
    story.says("P-01", "2020-02-03", AAA="consent")
    story.closes("P-01", "2020-02-04")

    (row,) = story.ask("decisions").answer

    assert (row["positions"], row["silent"]) == ({"consent": 1}, ["BBB", "CCC"])


def test_a_decider_who_took_advice_decides_without_positions() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", method="advice", decider="AAA")
    advice = [
        story.tells("AdviceGiven", "2020-02-03", by=code, proposal="P-01", organisation=code, advice="Doe het.")
        for code in ("BBB", "CCC")
    ]
    story.closes("P-01", "2020-02-03")

    answered = story.ask("decisions")

    assert (answered.answer[0]["positions"], answered.answer[0]["silent"]) == ({}, [])
    assert answered.answer[0]["decider"] == "AAA"
    assert set(advice) <= set(answered.facts)


def test_a_legal_successor_that_speaks_anew_takes_the_place_of_its_predecessor() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", deadline="2020-03-02")
    story.says("P-01", "2020-02-04", **ALL)
    story.succeeds("2020-02-10", "CCC", "DDD")
    story.says("P-01", "2020-02-11", DDD="consent_with_concern")
    story.closes("P-01", "2020-02-12")

    (row,) = story.ask("decisions").answer

    assert row["positionOf"] == {"AAA": "consent", "BBB": "consent", "DDD": "consent_with_concern"}
    assert row["silent"] == []


def test_a_decision_that_became_known_later_was_not_known_before() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", OTHER)
    story.says("P-01", "2020-02-03", **ALL)
    fact = story.closes("P-01", "2020-02-03", known="2020-05-04")

    known = story.ask("decisions", as_of="2020-02-28")
    before = story.ask("decisions", as_of="2020-02-28", as_known_at="2020-05-03")

    assert ([row["decision"] for row in known.answer], before.answer) == ([fact], [])


def test_the_answer_is_the_same_without_its_texts() -> None:
    story = Partners.imported()
    story.proposes("P-01", "2020-02-03", text="Een tekst.")
    story.says("P-01", "2020-02-03", **ALL)
    story.closes("P-01", "2020-02-03")

    (told,), (erased,) = story.ask("decisions").answer, story.ask_without_texts("decisions").answer

    assert (told["text"], erased["text"]) == ("Een tekst.", None)
    assert {**told, "text": None} == erased
