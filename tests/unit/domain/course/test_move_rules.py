"""Which moves between phases are refused, and why."""

from __future__ import annotations

from typing import Any

from tests.support.story import Story, reasons
from tests.support.table import hash_of

TO_AGREEING = {"type": "return_phase", "to": "agreeing"}
TO_SHARING = {"type": "return_phase", "to": "sharing"}


def returning(number: int, source: str, target: str, decision: str, **more: Any) -> dict[str, Any]:
    """The data of a return."""
    return {
        "return": f"RT-{number:02d}",
        "from": source,
        "to": target,
        "reasons": ["context"],
        "returnScope": "everything",
        "decision": decision,
        "fates": [],
        "ambitionFate": "unchanged",
        "repairAgenda": [{"text": "Herzien."}],
        "targetOn": "2020-06-30",
        "funderNoticeNeeded": False,
        **more,
    }


def test_an_advance_starts_in_the_present_phase() -> None:
    story = Story.imported("agreeing")

    faults = story.asks("PhaseAdvanced", "2020-02-01", data={"from": "sharing", "to": "agreeing"})

    assert reasons(faults) == ["phase.not_in_that_phase"]


def test_an_advance_goes_one_step() -> None:
    story = Story.imported("agreeing")

    faults = story.asks("PhaseAdvanced", "2020-02-01", data={"from": "agreeing", "to": "executing"})

    assert reasons(faults) == ["phase.one_step_only"]
    assert faults[0].data["next"] == "shaping"


def test_from_the_last_phase_there_is_no_advance() -> None:
    story = Story.imported("executing")

    faults = story.asks("PhaseAdvanced", "2020-02-01", data={"from": "executing", "to": "shaping"})

    assert reasons(faults) == ["phase.no_such_move_here"]


def test_an_advance_past_unmet_guards_is_refused_by_its_guards() -> None:
    story = Story.begun()

    faults = story.asks("PhaseAdvanced", "2020-02-01", data={"from": "preparation", "to": "exploring"})

    assert faults[0].code == "guard"


def test_an_advance_does_not_rest_on_a_rejected_decision() -> None:
    story = Story.begun()
    decision = story.decides("2020-02-01", {"type": "advance_phase", "to": "exploring"}, outcome="deferred")

    faults = story.asks(
        "PhaseAdvanced", "2020-02-01", data={"from": "preparation", "to": "exploring", "decision": decision}
    )

    assert reasons(faults)[0] == "decision.not_adopted"


def test_a_return_as_decided_opens_a_new_stay() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)

    story.tells("PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision))

    assert (story.state.course.phase, story.state.course.open_return) == ("agreeing", "RT-01")


def test_a_return_goes_to_an_earlier_phase() -> None:
    story = Story.imported("agreeing")
    decision = story.decides("2020-02-01", {"type": "return_phase", "to": "shaping"})

    faults = story.asks("PhaseReturned", "2020-02-01", data=returning(1, "agreeing", "shaping", decision))

    assert reasons(faults) == ["phase.not_an_earlier_phase"]


def test_a_return_needs_a_decision_to_return_to_that_phase() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)

    faults = story.asks("PhaseReturned", "2020-02-01", data=returning(1, "executing", "sharing", decision))

    assert reasons(faults) == ["decision.no_decision_for_this"]


def test_one_return_is_open_at_a_time() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING, TO_SHARING)
    story.tells("PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision))

    second = story.asks("PhaseReturned", "2020-02-02", data=returning(2, "agreeing", "sharing", decision))
    deeper = story.asks(
        "PhaseReturned", "2020-02-02", data=returning(2, "agreeing", "sharing", decision, supersedes="RT-01")
    )

    assert reasons(second) == ["open_return.earlier_return_still_open"]
    assert deeper == []


def test_a_closed_return_is_not_superseded_again() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING, TO_SHARING, {"type": "return_phase", "to": "exploring"})
    story.tells("PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision))
    story.tells("PhaseReturned", "2020-02-02", data=returning(2, "agreeing", "sharing", decision, supersedes="RT-01"))

    faults = story.asks(
        "PhaseReturned", "2020-02-03", data=returning(3, "sharing", "exploring", decision, supersedes="RT-01")
    )

    assert reasons(faults) == ["open_return.earlier_return_still_open"]


def test_a_return_decides_only_over_versions_in_force() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)
    story.tells(
        "DeliverableTakenOver",
        "2020-02-01",
        deliverable={"kind": "afsprakennota", "version": "1.0"},
        source="Een convenant.",
    )
    story.tells("DeliverableDrafted", "2020-02-01", deliverable={"kind": "afsprakennota", "version": "2.0"})
    fates = [
        {"deliverable": {"kind": "afsprakennota", "version": f"{version}.0"}, "fate": "suspended"}
        for version in (1, 2, 3)
    ]

    draft = story.asks(
        "PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision, fates=fates[:2])
    )
    nothing = story.asks(
        "PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision, fates=fates[2:])
    )
    in_force = story.asks(
        "PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision, fates=fates[:1])
    )

    assert reasons(draft) == ["sequence.not_in_force"]
    assert reasons(nothing) == ["unknown_reference.deliverable"]
    assert in_force == []


def test_a_return_may_leave_or_withdraw_what_is_not_in_force_yet() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)
    text = {"signing": {"text": "Getekend."}}
    for version in ("2.0", "3.0"):
        story.tells(
            "DeliverableSubmitted",
            "2020-02-01",
            deliverable={"kind": "afsprakennota", "version": version},
            sections=text,
            sha256=hash_of(text),
        )
    fates = [
        {"deliverable": {"kind": "afsprakennota", "version": "2.0"}, "fate": "withdrawn"},
        {"deliverable": {"kind": "afsprakennota", "version": "3.0"}, "fate": "unchanged"},
    ]

    faults = story.asks(
        "PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision, fates=fates)
    )

    assert faults == []
    assert [version.withdrawn_on for version in story.state.deliverables.of("afsprakennota")] == ["2020-02-01", None]


def test_the_target_of_a_return_is_still_to_come() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)

    faults = story.asks(
        "PhaseReturned", "2020-02-01", data=returning(1, "executing", "agreeing", decision, targetOn="2020-01-31")
    )

    assert reasons(faults) == ["time.already_past"]


def test_in_a_pause_nobody_returns() -> None:
    story = Story.imported()
    decision = story.decides("2020-02-01", TO_AGREEING)
    story.tells("PartnershipPaused", "2020-02-01", reasonCode="elections", expectedResumeOn="2020-03-01")

    faults = story.asks("PhaseReturned", "2020-02-02", data=returning(1, "executing", "agreeing", decision))

    assert reasons(faults) == ["paused.partnership_paused"]
