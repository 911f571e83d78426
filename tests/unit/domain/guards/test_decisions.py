"""The decision to go on: one in which each counting partner had a say is enough, whatever was decided besides."""

from __future__ import annotations

from tests.unit.domain.guards.story import altered, found, missing
from tests.unit.domain.guards.telling import Line, decided

ADVANCE = {"type": "advance_phase", "to": "sharing"}
STAYED = "2024-01-15"


def decided_again_without_bbb(story: list[Line]) -> list[Line]:
    """In the same stay, a decision on the same subject in which BBB had no say."""
    again = decided("50", STAYED, ADVANCE)
    again[0]["data"]["entitled"] = ["AAA"]
    place = next(place for place, item in enumerate(story) if item["data"].get("from") == "exploring")
    return [*story[:place], *again, *story[place:]]


def test_an_earlier_decision_with_everybody_entitled_still_carries_the_advance() -> None:
    assert found("G1.4", decided_again_without_bbb).outcome == "met"


def test_of_several_decisions_without_somebody_the_last_is_told() -> None:
    finding = found(
        "G1.4", decided_again_without_bbb, altered("ProposalTabled", {"proposal": "P-01"}, entitled=["AAA"])
    )

    assert missing(finding) == [("not_entitled", "BBB")]
    assert finding.missing[0].subject == "D-50"
    assert finding.missing[0].since == STAYED
