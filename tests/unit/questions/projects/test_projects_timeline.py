"""The life of a project, span by span."""

from __future__ import annotations

from tests.unit.questions.partners import Partners


def spans(story: Partners, **days: str) -> list[tuple[str, str, str | None]]:
    """The spans of the one project there is."""
    (row,) = story.ask("projects_timeline", **days).answer
    return [(item["status"], item["from"], item["until"]) for item in row["segments"]]


def test_a_project_that_stood_still_and_was_handed_over_keeps_every_span() -> None:
    story = Partners.imported()
    story.tells("ProjectDefined", "2020-02-03", project="PF1", title="Kamers")
    story.tells("ProjectStarted", "2020-03-02", project="PF1")
    story.tells("ProjectSuspended", "2020-04-06", project="PF1", reason="Geen trekker.")
    story.tells("ProjectResumed", "2020-05-04", project="PF1")
    story.tells("HandoverAccepted", "2020-06-01", by="DDD", organisation="DDD", project="PF1")
    decision = story.decides("2020-06-02", {"type": "hand_over_project", "project": "PF1", "receiver": "DDD"})
    handed = {"project": "PF1", "receiver": "DDD", "decision": decision, "handover": ["Alles."]}
    story.tells("ProjectHandedOver", "2020-06-08", data={**handed, "ownershipSettled": True})

    assert spans(story) == [
        ("defined", "2020-02-03", "2020-03-02"),
        ("running", "2020-03-02", "2020-04-06"),
        ("suspended", "2020-04-06", "2020-05-04"),
        ("running", "2020-05-04", "2020-06-08"),
        ("handed_over", "2020-06-08", None),
    ]
    assert spans(story, as_of="2020-04-30")[-1] == ("suspended", "2020-04-06", None)


def test_a_start_that_was_dated_wrong_moves_once_that_is_known() -> None:
    story = Partners.imported()
    story.tells("ProjectDefined", "2020-02-03", project="PF1", title="Kamers")
    started = story.tells("ProjectStarted", "2020-03-02", project="PF1")
    dates = {"old": "2020-03-02", "new": "2020-02-17"}
    story.tells("RecordCorrected", "2020-04-06", corrects=started, pointer="/occurredAt", reason="Eerder.", data=dates)

    now, then = spans(story), spans(story, as_known_at="2020-04-05")

    assert (now[0][2], then[0][2]) == ("2020-02-17", "2020-03-02")
