"""Facts that became known late, and what was corrected or retracted."""

from __future__ import annotations

import pytest

from tests.support.story import Story
from tests.unit.questions.grants.funded import Funded


@pytest.mark.parametrize(("days", "found"), [({}, False), ({"days": 6}, True), ({"days": 7}, False)])
def test_a_fact_is_late_when_it_took_more_than_so_many_days(days: dict[str, int], found: bool) -> None:
    story = Funded.awarded()
    late = story.tells("PartyInvited", "2021-02-01", known="2021-02-08", organisation="DDD")

    answered = story.ask("late_facts", days)

    assert (late in answered.facts) is found
    assert [(row["id"], row["days"]) for row in answered.answer] == ([(late, 7)] if found else [])


def test_late_facts_of_a_grant_stand_among_those_of_the_partnership_in_order_of_knowing() -> None:
    story = Funded.awarded()
    last = story.tells("PartyInvited", "2021-02-01", known="2021-04-01", organisation="DDD")
    first = story.funder("ConditionImposed", "2021-02-01", known="2021-03-01", condition="C1", text="Iets.")

    assert [row["id"] for row in story.ask("late_facts").answer] == [first, last]


def test_a_fact_that_was_not_known_yet_or_never_happened_is_not_late() -> None:
    story = Funded.awarded()
    late = story.tells("PartyInvited", "2021-02-01", known="2021-04-01", organisation="DDD")
    story.tells("RecordRetracted", "2021-05-01", retracts=late, reason="Nooit gevraagd.")

    answers = [story.ask("late_facts", as_known_at=on).answer for on in ("2021-03-31", "2021-04-30", "2021-05-01")]

    assert [len(answer) for answer in answers] == [0, 1, 0]


def test_a_corrected_day_makes_a_fact_late_by_the_day_it_reads_now() -> None:
    story = Funded.awarded()
    told = story.tells("PartyInvited", "2021-04-01", organisation="DDD")
    change = {"corrects": told, "pointer": "/occurredAt", "old": "2021-04-01", "new": "2021-03-01"}
    story.tells("RecordCorrected", "2021-05-01", **change, reason="Verkeerde dag.")

    (row,) = story.ask("late_facts").answer

    assert (row["id"], row["occurredAt"], row["knownAt"], row["days"]) == (told, "2021-03-01", "2021-04-01", 31)


def test_every_correction_and_retraction_of_both_streams_is_told() -> None:
    story = Funded.awarded()
    invited = story.tells("PartyInvited", "2021-02-01", organisation="DDD")
    report = story.reports(1, "2021-07-15", "2021-01-01", "2021-06-30")
    change = {"corrects": report, "pointer": "/data/indicators/0/value", "old": 5, "new": 4, "reason": "Dubbel."}
    correction = story.lead("RecordCorrected", "2021-08-01", **change)
    retraction = story.tells("RecordRetracted", "2021-07-20", retracts=invited, reason="Nooit gevraagd.")

    answered = story.ask("record_changes")

    assert [(row["id"], row["how"], row["facts"], row["stream"]) for row in answered.answer] == [
        (retraction, "retracted", [invited], "partnership"),
        (correction, "corrected", [report], "grant"),
    ]
    assert {invited, report, correction, retraction} == set(answered.facts)


def test_a_corrected_text_is_told_without_its_words() -> None:
    story = Funded.awarded()
    imposed = story.funder("ConditionImposed", "2021-02-01", condition="C1", text="Een vierde partij.")
    change = {"corrects": imposed, "pointer": "/data/text", "old": "Een vierde partij.", "new": "Een vijfde partij."}
    story.funder("RecordCorrected", "2021-03-01", **change, reason="Verkeerd overgenomen.")

    (row,) = story.ask("record_changes").answer

    assert (row["pointer"], row["old"], row["new"]) == ("/data/text", None, None)


def test_an_endorsement_void_from_the_start_changes_the_record_and_one_that_ends_does_not() -> None:
    story = Funded.imported("sharing")
    story.tells("SharedAmbitionDrafted", "2021-01-04", ambitionVersion=1, text="Samen.")
    given = _endorses(story, "BBB")
    _endorses(story, "CCC")
    story.tells("EndorsementWithdrawn", "2021-02-01", by="CCC", **_withdrawn("CCC", "from_now"))
    void = story.tells("EndorsementWithdrawn", "2021-02-02", by="BBB", **_withdrawn("BBB", "from_start"))

    rows = story.ask("record_changes").answer

    assert [(row["id"], row["how"], row["facts"], row["fact"]) for row in rows] == [
        (void, "void_from_start", [given], "AmbitionEndorsed")
    ]


def test_a_late_withdrawal_from_the_start_is_told_and_so_is_the_endorsement_that_it_voids() -> None:
    story = Funded.imported("sharing")
    story.tells("SharedAmbitionDrafted", "2021-01-04", ambitionVersion=1, text="Samen.")
    given = _endorses(story, "BBB", known="2021-01-25")
    void = story.tells(
        "EndorsementWithdrawn", "2021-02-02", known="2021-03-01", by="BBB", **_withdrawn("BBB", "from_start")
    )

    answered = story.ask("late_facts")

    assert [(row["id"], row["days"]) for row in answered.answer] == [(given, 14), (void, 27)]


def _endorses(story: Story, organisation: str, **more: str) -> str:
    answers = {"stance": "given", "recognise": True, "own": True, "act": True}
    return story.tells(
        "AmbitionEndorsed",
        "2021-01-11",
        by=organisation,
        organisation=organisation,
        ambitionVersion=1,
        **answers,
        **more,
    )


def _withdrawn(organisation: str, effect: str) -> dict[str, object]:
    return {"organisation": organisation, "ambitionVersion": 1, "effect": effect, "reason": "Geen mandaat."}
