"""No foreign read, no difference between what is another's and what is not there, and nothing changed by who may not.

The quick sample asks some things of everybody and each of all others of a few. With ``PARTNERFLOW_MATRIX=long`` everybody is
asked two of every three, more than 200,000 requests in two runs, in two workers (``-n 2``) where there are two.
"""

from __future__ import annotations

import os
from statistics import median

import pytest

from partnerflow.messages import LANGUAGES
from partnerflow_api.context import EXTENSION
from partnerflow_api.permitting import OPEN as OPEN_TO_ALL
from tests.matrix.addresses import Cell
from tests.matrix.asking import Matrix
from tests.matrix.people import Somebody
from tests.matrix.quick import EVERYBODY_ASKS, ONE_IN, sample
from tests.matrix.rights import OPEN
from tests.matrix.world import FOREIGN, World

LONG = os.environ.get("PARTNERFLOW_MATRIX") == "long"
RUNS = [(3, 0), (3, 1)] if LONG else [(ONE_IN, 0)]
LEAST = 100_000 if LONG else 8_000
SLOWER = 1.5
"""How much longer one may take than the other, coarsely: a check that folds a history takes many times as long."""


def test_somebody_wrote_down_what_each_address_takes(asked: list[Cell]) -> None:
    declared = {cell.name: cell.able for cell in asked if cell.name}

    assert sorted(name for name, able in declared.items() if able is None) == []
    assert declared.keys() >= EVERYBODY_ASKS


def test_what_is_open_to_all_is_what_was_written_down_as_open(known: World, asked: list[Cell]) -> None:
    permits = known.app.extensions[EXTENSION].permits

    declared = {
        rule.rule for rule in known.app.url_map.iter_rules() if permits[rule.endpoint].permission == OPEN_TO_ALL
    }

    # Whoever signs out is nobody afterwards, so that is asked elsewhere.
    assert {cell.rule for cell in asked if cell.able == OPEN} == declared - {"/sign-out"}


def test_every_text_of_others_can_be_told_from_ones_own(known: World) -> None:
    texts = known.service.streams.texts(known.ids["partnership", known.theirs.key])

    unmarked = [text for text in texts.values() if FOREIGN not in text]

    assert len(texts) > 40
    assert [text for text in unmarked if len(text) != 64] == []


@pytest.mark.parametrize(("one_in", "turn"), RUNS)
def test_nobody_is_shown_told_or_let_do_what_is_not_theirs(
    known: World, people: list[Somebody], asked: list[Cell], one_in: int, turn: int
) -> None:
    matrix = Matrix(known)
    language = {"Accept-Language": LANGUAGES[turn]}

    found = [
        finding
        for who, group in sample(people, asked, one_in=one_in, turn=turn)
        for cell in group
        for finding in matrix.findings(who, cell, **language)
    ]

    told = [f"{each.who}: {each.asked}: {each.what}" for each in found]
    assert not found, "\n".join(told)
    assert matrix.asked > LEAST
    theirs, nowhere = (median(matrix.times[place]) for place in ("theirs", "nowhere"))
    assert not LONG or max(theirs, nowhere) < SLOWER * min(theirs, nowhere)
