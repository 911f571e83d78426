"""Why it stopped, what was reached and settled, and what is still to be closed."""

from __future__ import annotations

from typing import Any

from tests.unit.questions.agreement import Agreement, euro


def ended(story: Agreement, kind: str = "completed", on: str = "2020-06-02", **more: Any) -> str:
    """The partners decide to end."""
    decision = story.decides(on, {"type": "end_partnership", "kind": kind})
    told = {"kind": kind, "endingReasons": ["ambition_reached"], "decision": decision}
    return story.tells("PartnershipEnded", on, data={**told, **more})


def reported(story: Agreement, on: str = "2020-07-01", **more: Any) -> str:
    """The closing report is filed."""
    told = {"reached": "Elf jongeren wonen.", "learned": "Vroeger beginnen.", "openDuties": ["Drie contracten."]}
    archive = {"contributionsSettled": True, "archiveHolder": "AAA", "retainThrough": "2030-12-31"}
    return story.tells("ClosingReportFiled", on, data={**told, **archive, **more})


def missing(story: Agreement, **days: str) -> set[str]:
    """What is still to be closed."""
    return set(story.ask("ending", **days).answer["missing"])


def test_what_has_not_ended_has_no_ending() -> None:
    story = Agreement.imported()
    ended(story)

    assert story.ask("ending", as_of="2020-06-01").answer is None
    assert story.ask("ending", as_of="2020-06-02").answer["kind"] == "completed"


def test_a_partnership_closed_well_lacks_nothing() -> None:
    story = Agreement.imported()
    told = {"evaluation": "E1", "kind": "final", "conclusion": "end"}
    story.tells("EvaluationConcluded", "2020-05-04", data=told)
    facts = {ended(story), reported(story, costs=euro(500))}

    found = story.ask("ending")

    answer = found.answer
    assert (answer["complete"], answer["missing"], answer["decidedOn"]) == (True, [], "2020-06-02")
    assert answer["closingReport"]["reached"] == "Elf jongeren wonen."
    assert (answer["closingReport"]["openDuties"], answer["closingReport"]["costs"]) == (
        ["Drie contracten."],
        euro(500),
    )
    assert facts <= set(found.facts)


def test_without_a_report_everything_that_it_would_tell_is_missing() -> None:
    story = Agreement.imported()
    ended(story)

    assert missing(story) == {
        "closing_report", "reached", "learned", "contributions", "archive", "final_evaluation",
    }  # fmt: skip


def test_an_erased_text_is_gone_and_still_counts_as_told() -> None:
    story = Agreement.imported()
    ended(story)
    reported(story)

    answer = story.ask_without_texts("ending").answer

    assert (answer["closingReport"]["reached"], answer["closingReport"]["openDuties"]) == (None, [None])
    assert "reached" not in answer["missing"]


def test_what_runs_on_must_be_among_the_open_duties() -> None:
    story = Agreement.imported()
    story.tells("ProjectDefined", "2020-02-03", project="PF1", title="Loket")
    action = {"action": "A-01", "project": "PF1", "organisation": "BBB", "title": "Bellen"}
    story.tells("ActionStarted", "2020-02-04", data=action)
    ended(story)
    reported(story, openDuties=[])

    items = {item["item"]: item["lacking"] for item in story.ask("ending").answer["checklist"]}

    assert (items["open_duties"], items["projects"]) == (["A-01"], ["PF1"])


def test_each_grant_is_settled_before_all_is_closed() -> None:
    story = Agreement.imported()
    for grant in ("GR-1", "GR-2"):
        story.awards(grant, "2020-01-20")
    ended(story)
    story.of_grant("GR-1", "GrantSettled", "2020-08-03", by="DDD", settled=euro(60_000), recovered=euro(40_000))

    first, second = story.ask("ending").answer["grants"]

    assert (first["settledMinor"], first["recoveredMinor"], first["settledOn"]) == (60_000, 40_000, "2020-08-03")
    assert (second["status"], second["settledMinor"]) == ("awarded", None)
    assert "grants" in missing(story)


def test_each_kind_of_ending_asks_for_its_own() -> None:
    asked = {}
    for kind in ("handed_over", "merged_into", "dissolved"):
        story = Agreement.imported()
        ended(story, kind)
        asked[kind] = missing(story) & {"final_evaluation", "handover", "successor"}

    assert asked == {"handed_over": {"handover"}, "merged_into": {"successor"}, "dissolved": set()}


def test_who_fell_silent_needs_no_decision() -> None:
    story = Agreement.imported()
    story.tells("PartnershipEnded", "2020-06-02", kind="abandoned", endingReasons=["silent"])

    answer = story.ask("ending").answer

    assert (answer["decision"], answer["endingReasons"]) == (None, ["silent"])
    assert "decision" not in answer["missing"]


def test_a_report_that_becomes_known_later_was_not_filed_until_then() -> None:
    story = Agreement.imported()
    ended(story)
    report = reported(story, "2020-07-01", contributionsSettled=False)
    wrong = {"corrects": report, "pointer": "/data/contributionsSettled", "old": False, "new": True}
    story.tells("RecordCorrected", "2020-08-03", data={**wrong, "reason": "Verkeerd aangekruist."})

    assert "contributions" in missing(story, as_known_at="2020-08-02")
    assert "contributions" not in missing(story)
    assert "closing_report" in missing(story, as_known_at="2020-06-30")
