"""A definition in other words: the same rules, called by other names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerflow.process.definition import ProcessDefinition
from partnerflow.process.renaming import PARTS, names, renamed, together
from tests.support.versions import RENAMED, a_version, words_of


def test_a_renamed_definition_is_the_one_that_was_written_with_those_words(partnership: ProcessDefinition) -> None:
    written = a_version(version=1)

    in_other_words = renamed(partnership, words_of(RENAMED))

    assert replace(in_other_words, fingerprint=written.fingerprint, title=written.title) == written


@pytest.mark.parametrize("words", [{}, {"phases": {}}, {"guards": {"G9.9": "G8.8"}}], ids=repr)
def test_without_words_of_its_own_it_stays_as_it_is(
    partnership: ProcessDefinition, words: dict[str, dict[str, str]]
) -> None:
    assert renamed(partnership, words) == partnership  # type: ignore[arg-type]


def test_two_words_may_change_places(three_steps: ProcessDefinition) -> None:
    turned = renamed(three_steps, {"deliverables": {"text": "remarks", "remarks": "text"}})

    assert turned.deliverables["remarks"].title == three_steps.deliverables["text"].title
    assert turned.deliverables["text"].title == three_steps.deliverables["remarks"].title


def test_a_name_that_another_now_bears_falls_away(three_steps: ProcessDefinition) -> None:
    shorter = renamed(three_steps, {"phases": {"draft": "review"}})

    assert names(shorter, "phases") == ("review", "done")
    assert shorter.phase("review").title == three_steps.phase("draft").title
    assert shorter.moves["advance"].targets == {"review": ()}
    assert shorter.return_reasons["rework"].usual_targets == ("review",)


def test_words_that_change_twice_lead_from_the_oldest_to_the_newest() -> None:
    first = {"phases": {"a": "b", "c": "d"}, "guards": {"G0.1": "G0.2"}}
    then = {"phases": {"b": "e", "x": "y"}, "profiles": {"p": "q"}}

    both = together(first, then)  # type: ignore[arg-type]

    assert both["phases"] == {"a": "e", "c": "d", "b": "e", "x": "y"}
    assert (both["guards"], both["profiles"]) == ({"G0.1": "G0.2"}, {"p": "q"})
    assert both.keys() == set(PARTS)
