"""Access is answered by the question about it, and no other answer of the example is different for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.equality import difference
from tests.support.letting_in import let_in
from tests.support.world import World
from tests.unit.questions.example import KEY, answered, asked_of, example_lines, expected_answers


@pytest.fixture(scope="module")
def looked_into() -> World:
    return World().load(let_in(example_lines(), KEY))


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in expected_answers()])
def test_with_access_given_and_taken_all_along_the_example_is_answered_as_expected(
    looked_into: World, entry: dict[str, Any]
) -> None:
    assert difference(entry["answer"], answered(looked_into, entry).answer) is None


def test_everybody_who_ever_had_access_is_told(looked_into: World) -> None:
    rows = asked_of(looked_into, "access").answer
    earlier = asked_of(looked_into, "access", as_of="2022-03-24").answer

    assert len(rows) > 50
    assert 0 < len(earlier) < len(rows)
    assert [row["access"] for row in rows[: len(earlier)]] == [row["access"] for row in earlier]
    assert {row["holds"] for row in rows} == {True, False}
