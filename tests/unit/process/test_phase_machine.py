"""The phase machine knows which moves a process has: one step on, and back to earlier phases."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain import phases
from partnerflow.process.definition import Move, ProcessDefinition
from partnerflow.process.reader import read
from tests.support.definitions import Document, written


def test_from_sharing_one_goes_on_to_agreeing_or_back_to_what_came_before(partnership: ProcessDefinition) -> None:
    moves = phases.moves_from(partnership, "sharing")

    assert moves == (
        Move(trigger="advance", source="sharing", target="agreeing", kind="advance"),
        Move(trigger="return_to_preparation", source="sharing", target="preparation", kind="return"),
        Move(trigger="return_to_exploring", source="sharing", target="exploring", kind="return"),
    )


@pytest.mark.parametrize(
    ("trigger", "source", "target"),
    [
        ("advance", "preparation", "exploring"),
        ("advance", "executing", None),
        ("return_to_sharing", "executing", "sharing"),
        ("return_to_sharing", "sharing", None),
        ("return_to_executing", "sharing", None),
        ("return_to_sharing", "exploring", None),
        ("pause", "sharing", None),
        ("", "sharing", None),
        ("advance", "*", None),
        ("advance", "", None),
        ("to_executing", "preparation", None),
    ],
)
def test_a_move_exists_or_it_does_not(
    partnership: ProcessDefinition, trigger: str, source: str, target: str | None
) -> None:
    move = phases.may(partnership, trigger, source)

    assert (move.target if move else None) == target


@given(st.integers(2, 12))
def test_an_advance_goes_one_step_and_a_return_to_any_earlier_phase(length: int) -> None:
    title = {"nl": "Titel", "en": "Title"}
    course = [f"phase_{number}" for number in range(length)]
    definition = read(
        written(
            {
                "format": 1, "name": "long", "version": 1, "title": title,
                "phases": {key: {"title": title} for key in course},
                "moves": {"advance": {"title": title}, "return": {"title": title, "targets": "any_earlier"}},
                "deliverables": {}, "guards": {}, "return_reasons": {},
                "fates": {key: {"default": "unchanged"} for key in course[:-1]},
                "profiles": {"standard": {"title": title}},
            }
        )
    )  # fmt: skip

    moves = phases.all_moves(definition)

    places = {(move.kind, course.index(move.source), course.index(move.target)) for move in moves}
    assert len(moves) == len(places)
    assert places == {("advance", n, n + 1) for n in range(length - 1)} | {
        ("return", source, target) for source in range(length) for target in range(source)
    }


def test_a_definition_may_limit_where_one_returns_to(document: Document) -> None:
    document["moves"]["return"]["targets"] = {"done": ["review"]}
    document["return_reasons"] = {}
    del document["fates"]["draft"]

    definition = read(written(document))

    assert [move.target for move in phases.moves_from(definition, "done")] == ["review"]
    assert [move.trigger for move in phases.moves_from(definition, "review")] == ["advance"]
    assert phases.may(definition, "return_to_draft", "done") is None


def test_partnerships_on_one_definition_share_one_machine(document: Document, three_steps: ProcessDefinition) -> None:
    again = read(written(document))

    assert again is not three_steps
    assert phases.machine(again) is phases.machine(three_steps)
    assert phases.machine(again).models == []


def test_the_library_does_not_fill_the_log() -> None:
    assert logging.getLogger("transitions").getEffectiveLevel() == logging.WARNING
