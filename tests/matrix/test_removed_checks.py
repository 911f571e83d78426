"""The control: without any single check the same quick sample finds something."""

from __future__ import annotations

import pytest

from tests.matrix.addresses import Cell, cells
from tests.matrix.asking import Finding, Matrix
from tests.matrix.everybody import everybody
from tests.matrix.people import Somebody
from tests.matrix.quick import Group, sample
from tests.matrix.removals import BESIDE, REMOVALS, Removal
from tests.matrix.world import World, world


def first_finding(
    world: World, people: list[Somebody], asked: list[Cell], near: str
) -> tuple[Somebody, Group, Finding] | None:
    """The first thing that the quick sample finds, and where; one operation is asked before all others."""
    matrix = Matrix(world)
    pairs = sorted(sample(people, asked), key=lambda pair: pair[1][0].name != near)
    return next(
        ((who, group, found) for who, group in pairs for cell in group for found in matrix.findings(who, cell)), None
    )


@pytest.mark.parametrize("removal", REMOVALS.values(), ids=REMOVALS)
def test_a_check_that_is_taken_out_is_missed(
    known: World, people: list[Somebody], asked: list[Cell], removal: Removal
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        removal.take(patch, known)
        known.forget()
        missed = first_finding(known, people, asked, removal.near)
    known.forget()
    again = Matrix(known)

    assert missed is not None
    who, group, found = missed
    assert not found.what.startswith("5")
    assert [each for cell in group for each in again.findings(who, cell)] == []


def test_a_check_of_what_facts_refer_to_is_missed() -> None:
    # In a world of its own: what is recorded without this check leads from one's own partnership to another's.
    with world() as fresh, pytest.MonkeyPatch.context() as patch:
        people, asked = everybody(fresh), cells(fresh.app, fresh)
        BESIDE.take(patch, fresh)

        missed = first_finding(fresh, people, asked, BESIDE.near)

    assert missed is not None
    assert "differs" in missed[2].what
