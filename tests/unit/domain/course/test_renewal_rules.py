"""When a next term may be decided."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story, reasons

PERIOD = {"start": "2021-01-01", "end": "2023-12-31"}
OPENED = {"renewal": "RN-01", "proposedPeriod": PERIOD, "trigger": "term_end"}


def ready_but_for(story: Story, missing: str | None = None) -> dict[str, Any]:
    """Open a renewal in which every partner but one endorsed and recommitted; the data of the renewal."""
    story.tells("RenewalOpened", "2020-02-01", **OPENED, termNumber=2)
    story.tells("SharedAmbitionDrafted", "2020-02-01", ambitionVersion=1, text="Samen verder.")
    yes = {"stance": "given", "recognise": True, "own": True, "act": True}
    for code in story.state.parties.counting():
        story.tells("AmbitionEndorsed", "2020-02-01", by=code, organisation=code, ambitionVersion=1, **yes)
        if code != missing:
            story.tells(
                "PartnerRecommitted", "2020-02-01", by=code, renewal="RN-01", organisation=code, outcome="continue"
            )
    decision = story.decides("2020-02-03", {"type": "renew", "termNumber": 2})
    return {"renewal": "RN-01", "termNumber": 2, "period": PERIOD, "decision": decision}


def test_terms_follow_one_another() -> None:
    begun, imported = Story.begun(), Story.imported()

    assert reasons(begun.asks("RenewalOpened", "2020-02-01", **OPENED, termNumber=3)) == ["sequence.term_out_of_turn"]
    assert begun.asks("RenewalOpened", "2020-02-01", **OPENED, termNumber=2) == []
    assert imported.asks("RenewalOpened", "2020-02-01", **OPENED, termNumber=5) == []


def test_a_term_runs_forward() -> None:
    story = Story.imported()
    backward = {**OPENED, "proposedPeriod": {"start": "2021-01-01", "end": "2020-12-31"}}

    faults = story.asks("RenewalOpened", "2020-02-01", **backward, termNumber=2)

    assert reasons(faults) == ["time.ends_before_it_begins"]


def test_a_partnership_is_renewed_when_each_partner_recommitted() -> None:
    story = Story.imported()
    renewed = ready_but_for(story, "CCC")

    missing = story.asks("PartnershipRenewed", "2020-02-03", **renewed)
    story.tells("PartnerRecommitted", "2020-02-03", by="CCC", renewal="RN-01", organisation="CCC", outcome="stop")
    complete = story.asks("PartnershipRenewed", "2020-02-03", **renewed)

    assert reasons(missing) == ["renewal.not_every_partner_recommitted"]
    assert missing[0].data["organisation"] == "CCC"
    assert complete == []


def test_a_partnership_is_not_renewed_on_an_ambition_that_is_not_shared() -> None:
    story = Story.imported()
    renewed = ready_but_for(story)
    story.tells(
        "EndorsementWithdrawn",
        "2020-02-03",
        by="BBB",
        organisation="BBB",
        ambitionVersion=1,
        effect="from_now",
        reason="Anders.",
    )

    faults = story.asks("PartnershipRenewed", "2020-02-03", **renewed)

    assert reasons(faults) == ["renewal.ambition_not_shared"]


def test_a_renewal_is_decided_for_its_own_term() -> None:
    story = Story.imported()
    renewed = ready_but_for(story)

    faults = story.asks("PartnershipRenewed", "2020-02-03", **{**renewed, "termNumber": 3})

    assert reasons(faults) == ["sequence.term_out_of_turn", "decision.no_decision_for_this"]


def test_a_renewal_is_decided_once() -> None:
    story = Story.imported()
    renewed = ready_but_for(story)
    story.tells("PartnershipRenewed", "2020-02-03", **renewed)

    again = story.asks("PartnershipRenewed", "2020-02-04", **renewed)
    late = story.asks("PartnerRecommitted", "2020-02-04", by="CCC", renewal="RN-01", organisation="CCC", outcome="stop")

    assert reasons(again) == reasons(late) == ["sequence.already_renewed"]


def test_a_partnership_is_renewed_from_the_phase_that_its_process_names() -> None:
    story = Story.imported("shaping")

    faults = story.asks("PartnershipRenewed", "2020-02-03", **ready_but_for(story))

    assert reasons(faults) == ["phase.no_such_move_here"]


def test_only_a_partner_recommits_also_while_it_lays_its_part_still() -> None:
    story = Story.imported()
    story.tells("RenewalOpened", "2020-02-01", **OPENED, termNumber=2)
    story.tells("PartySuspended", "2020-02-01", by="BBB", organisation="BBB")
    story.tells("CategoryChanged", "2020-02-01", by="CCC", organisation="CCC", category="observer")
    answer = {"renewal": "RN-01", "outcome": "continue"}

    observer = story.asks("PartnerRecommitted", "2020-02-02", by="CCC", organisation="CCC", **answer)
    suspended = story.asks("PartnerRecommitted", "2020-02-02", by="BBB", organisation="BBB", **answer)

    assert reasons(observer) == ["membership.does_not_count"]
    assert suspended == []
