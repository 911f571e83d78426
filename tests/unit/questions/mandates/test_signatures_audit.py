"""Whether each signature rested on a valid mandate, on its day and as known later."""

from __future__ import annotations

from typing import Any

import pytest

from partnerflow.errors import MalformedError, NotFoundError
from tests.unit.questions.agreement import Agreement

VERSION = {"kind": "afsprakennota", "version": "1.0"}


def audit(story: Agreement, **days: str) -> dict[str, Any]:
    """The audit of the agreement."""
    return dict(story.ask("signatures_audit", VERSION, **days).answer)


@pytest.fixture
def story() -> Agreement:
    """The agreement is there, and BBB has a mandate through June that its limit does not keep."""
    story = Agreement.imported()
    story.brings()
    story.mandates("M-BBB-1", validThrough="2020-06-30")
    return story


def test_a_mandate_is_judged_on_the_day_of_the_signature(story: Agreement) -> None:
    story.mandates("M-AAA-1", validThrough="2020-02-01")
    story.signs("AAA", "2020-02-03", "M-AAA-1")
    story.signs("BBB", "2020-02-03", "M-BBB-1")

    answer = audit(story, as_of="2020-12-31")

    assert (answer["signed"], answer["validOnDay"], answer["cured"]) == (2, 1, 0)
    assert [(item["organisation"], item.get("reason")) for item in answer["items"]] == [
        ("AAA", "mandate_expired"),
        ("BBB", None),
    ]


def test_everything_that_is_wrong_with_a_signature_is_told(story: Agreement) -> None:
    story.mandates("M-AAA-1", scope=["explore"], jointSignatories=2)
    story.signs("AAA", "2020-02-03", "M-AAA-1")

    (item,) = audit(story)["items"]

    assert (item["reason"], item["reasons"]) == ("out_of_scope", ["out_of_scope", "joint_rule_not_met"])
    assert (item["ratifiedOn"], item["waiver"]) == (None, None)


def test_a_pledge_beyond_the_limit_counts_when_it_was_made_before_the_signature(story: Agreement) -> None:
    for code in ("AAA", "CCC"):
        story.mandates(f"M-{code}-1", limit={"minor": 100, "currency": "EUR"})
    story.pledges("AAA", 200, "2020-02-01")
    story.signs("AAA", "2020-02-03", "M-AAA-1")
    story.signs("CCC", "2020-02-03", "M-CCC-1")
    story.pledges("CCC", 200, "2020-02-04")

    items = audit(story)["items"]

    assert [(item["organisation"], item.get("reasons")) for item in items] == [
        ("AAA", ["limit_too_low"]),
        ("CCC", None),
    ]


def test_a_revocation_that_is_learned_late_shows_from_the_day_it_is_known(story: Agreement) -> None:
    signed = story.signs("BBB", "2020-02-03", "M-BBB-1")
    story.tells("MandateRevoked", "2020-02-01", by="BBB", known="2020-05-04", mandate="M-BBB-1")

    before, after = audit(story, as_known_at="2020-05-03"), audit(story, as_known_at="2020-05-04")

    assert (before["validOnDay"], after["validOnDay"]) == (1, 0)
    assert after["items"][0]["reason"] == "mandate_revoked"
    assert signed in story.ask("signatures_audit", VERSION).facts


def test_a_correction_of_the_mandate_makes_the_signature_good_once_it_is_known(story: Agreement) -> None:
    granted = story.mandates("M-AAA-1", validThrough="2020-02-01")
    story.signs("AAA", "2020-02-03", "M-AAA-1")
    wrong = {"corrects": granted, "pointer": "/data/validThrough", "old": "2020-02-01", "new": "2020-12-01"}
    story.tells("RecordCorrected", "2020-03-02", data={**wrong, "reason": "Verkeerd overgenomen."})

    assert audit(story, as_known_at="2020-03-01")["validOnDay"] == 0
    assert audit(story)["validOnDay"] == 1


def test_a_ratification_cures_only_under_a_mandate_that_reaches_far_enough(story: Agreement) -> None:
    story.signs("AAA", "2020-02-03")
    story.signs("CCC", "2020-02-03")
    story.mandates("M-AAA-1", "2020-03-02")
    story.mandates("M-CCC-1", "2020-03-02", scope=["explore"])
    story.ratifies("AAA", "2020-03-03", "M-AAA-1")
    story.ratifies("CCC", "2020-03-03", "M-CCC-1")

    answer = audit(story)

    assert (answer["validOnDay"], answer["cured"]) == (0, 1)
    assert [(item["ratifiedOn"], item["ratifiedUnder"]) for item in answer["items"]] == [
        ("2020-03-03", "M-AAA-1"),
        (None, None),
    ]
    assert audit(story, as_of="2020-03-02")["cured"] == 0


def test_a_legal_successor_confirms_what_its_predecessor_signed(story: Agreement) -> None:
    story.signs("BBB", "2020-02-03")
    story.succeeds("BBB", "EEE", "2020-03-02")
    story.mandates("M-EEE-1", "2020-03-10", by="EEE")
    story.ratifies("EEE", "2020-03-11", "M-EEE-1")

    (item,) = audit(story)["items"]

    assert (item["organisation"], item["reason"], item["ratifiedUnder"]) == ("BBB", "no_mandate", "M-EEE-1")


def test_a_waiver_shows_as_long_as_it_holds_and_nothing_cured_the_signature(story: Agreement) -> None:
    story.signs("AAA", "2020-02-03")
    decision = story.decides("2020-02-04", {"type": "waive_guard", "guard": "G3.2", "organisation": "AAA"})
    waived = {"waiver": "W-01", "guard": "G3.2", "organisation": "AAA", "decision": decision, "reason": "Later."}
    story.tells("GuardWaived", "2020-02-04", data={**waived, "validThrough": "2020-03-31"})

    def shown(day: str) -> tuple[str | None, str | None]:
        item = audit(story, as_of=day)["items"][0]
        return item["waiver"], item["waiverThrough"]

    assert shown("2020-02-03") == (None, None)
    assert shown("2020-03-31") == ("W-01", "2020-03-31")
    assert shown("2020-04-01") == (None, None)


def test_a_version_without_signatures_has_nothing_to_judge(story: Agreement) -> None:
    answer = story.ask("signatures_audit", VERSION)

    assert answer.answer == {"signed": 0, "validOnDay": 0, "cured": 0, "items": []}
    assert answer.facts


def test_a_draft_has_no_signatures_yet(story: Agreement) -> None:
    drafted = story.tells("DeliverableDrafted", "2020-02-03", deliverable={"kind": "afsprakennota", "version": "2.0"})

    answer = story.ask("signatures_audit", {"kind": "afsprakennota", "version": "2.0"})

    assert (answer.answer["signed"], answer.facts) == (0, (drafted,))


def test_a_version_that_is_not_there_and_a_project_left_out_are_refused(story: Agreement) -> None:
    with pytest.raises(NotFoundError) as unknown:
        story.ask("signatures_audit", {"kind": "afsprakennota", "version": "9.0"})
    with pytest.raises(MalformedError):
        story.ask("signatures_audit", {"kind": "projectfiche", "version": "1.0"})

    assert unknown.value.reason == "no_such_deliverable_version"
