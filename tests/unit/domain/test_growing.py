"""A mapping that grows is still there as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerflow.domain.growing import Growing


def test_an_earlier_one_does_not_see_what_a_later_one_has() -> None:
    first = Growing({"a": 1})
    second = first.grown({"b": 2})

    assert dict(first) == {"a": 1}
    assert dict(second) == {"a": 1, "b": 2}
    with pytest.raises(KeyError):
        first["b"]


def test_an_earlier_one_keeps_the_value_that_a_later_one_replaced() -> None:
    first = Growing({"a": 1})
    second = first.grown({"a": 2})

    assert (first["a"], second["a"]) == (1, 2)


def test_two_that_go_on_from_the_same_place_see_nothing_of_each_other() -> None:
    first: Growing[str, int] = Growing()
    one, other = first.grown({"a": 1}), first.grown({"a": 2, "b": 3})

    assert (dict(one), dict(other), dict(first)) == ({"a": 1}, {"a": 2, "b": 3}, {})


@given(st.lists(st.tuples(st.integers(min_value=0), st.dictionaries(st.sampled_from("abcd"), st.integers()))))
def test_grown_from_anywhere_each_is_as_a_copy_would_be(steps: list[tuple[int, dict[str, int]]]) -> None:
    grown, copies = [Growing[str, int]()], [dict[str, int]()]
    for start, changes in steps:
        place = start % len(grown)
        grown.append(grown[place].grown(changes))
        copies.append({**copies[place], **changes})

    for mapping, copy in zip(grown, copies, strict=True):
        assert dict(mapping) == copy
        assert len(mapping) == len(copy)
        assert {key: mapping.get(key) for key in "abcd"} == {key: copy.get(key) for key in "abcd"}
        assert [key in mapping for key in "abcd"] == [key in copy for key in "abcd"]
