"""Waivers by their last day, as it was known."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of


def test_a_waiver_past_its_last_day_is_expired_as_long_as_its_resolution_is_not_known(example: World) -> None:
    def status(as_of: str, as_known_at: str) -> str:
        waivers = asked_of(example, "waivers", as_of=as_of, as_known_at=as_known_at).answer
        return next(str(item["status"]) for item in waivers if item["waiver"] == "W-02")

    assert status("2025-02-01", "2025-02-01") == "open"
    assert status("2025-03-02", "2025-02-01") == "expired"
    assert status("2025-03-02", "2025-03-02") == "resolved"
