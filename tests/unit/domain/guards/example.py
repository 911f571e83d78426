"""The example partnership: whole, and up to an advance with something changed before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from partnerflow.errors import Fault
from partnerflow.settings.places import config_folder
from tests.support.world import World

KEY = "vast-verder"
Line = dict[str, Any]


@cache
def lines() -> tuple[Line, ...]:
    text = (config_folder() / "examples" / f"{KEY}.facts.jsonl").read_bytes()
    return tuple(json.loads(raw) for raw in text.splitlines())


@cache
def example() -> World:
    return World().load(lines())


def refusals_of_advance(on: str, change: Callable[[Line], Line | None]) -> list[Fault]:
    """The example with each line as changed, up to the advance on a day: what refuses that advance."""
    world = World()
    for original in lines():
        told = change(original)
        if told is None:
            continue
        faults = world.tell(told)
        if told["fact"] == "PhaseAdvanced" and told["occurredAt"] == on:
            return faults
        assert not faults, (told["id"], faults)
    raise AssertionError(f"no advance on {on}")
