"""The difference between two texts: word by word, and readable without colours."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from partnerflow_api.pages.work.documents.difference import Part, changed, difference


def test_only_the_words_that_changed_are_marked() -> None:
    found = difference("Wij bouwen tien huizen samen.", "Wij bouwen twaalf huizen samen.")

    assert found == (
        Part("same", "Wij bouwen "),
        Part("removed", "tien "),
        Part("added", "twaalf "),
        Part("same", "huizen samen."),
    )


def test_white_space_alone_is_no_change() -> None:
    found = difference("Eén regel,\nen nog een.", "Eén  regel, \nen nog een.")

    assert not changed(found)


def test_a_line_that_was_dropped_is_dropped_whole() -> None:
    found = difference("Eerst.\nDan.\nTot slot.\n", "Eerst.\nTot slot.\n")

    assert [part for part in found if part.kind != "same"] == [Part("removed", "Dan.\n")]


def test_from_nothing_everything_is_added() -> None:
    assert difference("", "Nieuw.") == (Part("added", "Nieuw."),)
    assert difference("Oud.", "") == (Part("removed", "Oud."),)
    assert difference("", "") == ()


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_give_both_texts_back(seed: int) -> None:
    chance = random.Random(seed)
    words = ["de", "partners", "delen", "een", "ambitie", "en", "geld", "\n"]
    before = " ".join(chance.choices(words, k=80))
    after = " ".join(chance.choices(words, k=80))

    found = difference(before, after)

    assert "".join(part.text for part in found if part.kind != "removed") == after
    assert " ".join(part.text for part in found if part.kind != "added").split() == before.split()
    assert all(one.kind != other.kind for one, other in pairwise(found))
