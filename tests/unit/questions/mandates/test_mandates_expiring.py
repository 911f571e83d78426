"""Mandates that end soon."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of


def test_a_mandate_is_listed_through_its_last_day_and_not_after_it(example: World) -> None:
    last = asked_of(example, "mandates_expiring", {"days": "0"}, as_of="2024-12-01", as_known_at="2024-12-01").answer
    after = asked_of(example, "mandates_expiring", {"days": "0"}, as_of="2024-12-02", as_known_at="2024-12-02").answer

    assert [(item["mandate"], item["daysLeft"]) for item in last] == [("M-LIN-2", 0), ("M-LIN-3", 0)]
    assert after == []
