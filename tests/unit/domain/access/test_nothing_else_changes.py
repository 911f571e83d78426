"""Who may look on changes nothing of what is looked at: guards and rules come out as they do without it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from partnerflow.domain.guards.evaluation import findings
from partnerflow.domain.partnership import PartnershipState
from tests.support.letting_in import let_in
from tests.support.replaying import kept
from tests.support.shared import shared
from tests.support.world import World

STORIES = Path(__file__).resolve().parents[3] / "stories"
PARTNERSHIPS = {"vast-verder": "vast-verder", "dorpskracht": "dorpskracht", "buurtmoes": "waterwijs"}


@cache
def worlds(partnership: str) -> tuple[World, World]:
    """A story as it was told, and with access given and taken back all along."""
    name = PARTNERSHIPS[partnership]
    path = STORIES / f"{name}.facts.jsonl"
    raw = (path if path.exists() else shared(f"facts/{name}.facts.jsonl")).read_bytes()
    lines = [json.loads(line) for line in raw.splitlines()]
    return World().load(lines), World().load(let_in(lines, partnership))


def state(world: World, partnership: str, day: str) -> PartnershipState:
    """The partnership on a day."""
    found = world.history("partnership", partnership).at(as_of=day)
    assert isinstance(found, PartnershipState)
    return found


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_each_guard_comes_out_the_same(partnership: str) -> None:
    without, with_access = worlds(partnership)
    moves = [fact for fact in without.history("partnership", partnership).facts if fact.evidence is not None]

    told = [
        [
            findings(state(world, partnership, day), day, world.work.grants(partnership, day), phase.key)
            for day in sorted({fact.occurred_on for fact in moves})
            for phase in world.process.phases
        ]
        for world in (without, with_access)
    ]

    assert len(state(with_access, partnership, "2999-01-01").access.grants) > 5
    assert told[0] == told[1]


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_each_move_rests_on_the_same_facts(partnership: str) -> None:
    evidence = [
        [
            (fact.id, fact.evidence.counting, fact.evidence.guards)
            for fact in world.history("partnership", partnership).facts
            if fact.evidence is not None
        ]
        for world in worlds(partnership)
    ]

    assert evidence[0] == evidence[1] != []


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_with_every_text_deleted_every_rule_and_guard_comes_out_as_recorded(partnership: str) -> None:
    _, with_access = worlds(partnership)
    stored = kept(with_access)
    stored.texts.clear()

    assert stored.found() == []
