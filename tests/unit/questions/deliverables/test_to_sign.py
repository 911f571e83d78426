"""Who has still to sign."""

from __future__ import annotations

from tests.support.world import World
from tests.unit.questions.example import asked_of


def test_nobody_has_to_sign_what_is_not_signed_or_not_adopted(example: World) -> None:
    assert asked_of(example, "to_sign", {"kind": "startnota"}).answer == []
    assert asked_of(example, "to_sign", {"kind": "afsprakennota"}, as_of="2023-06-01").answer == []
