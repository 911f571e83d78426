"""No sentence about what is missing, and no button, shows a reader a code: every value has its word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from partnerflow.domain.history import History
from partnerflow.domain.moves.options import next_options
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.partnership.needs import Teller
from partnerflow_api.pages.words import words_in
from tests.support.processes import shipped_process
from tests.unit.domain.guards.refusals import REFUSALS
from tests.unit.domain.guards.story import Change, found, sealed, state_of, told
from tests.unit.pages.conftest import EXAMPLE
from tests.unit.pages.test_needs import Called
from tests.unit.pages.work.test_other_histories import STORIES

CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|\[\]")
HISTORIES = [EXAMPLE, STORIES / "dorpskracht.facts.jsonl", STORIES / "waterwijs.facts.jsonl"]
EVERY = 7
"""Of the days on which something happened, one in so many: what is missing changes slowly."""


def sentences(state: PartnershipState, day: str, language: str) -> Iterator[str]:
    """Everything that the page of a partnership says of the moves from where it is."""
    teller = Teller(state=state, words=words_in(language), names=Called())  # type: ignore[arg-type]
    for option in next_options(state, day, ()):
        way = teller.way(option)
        yield way.title
        for need in (*way.needs, *(each for condition in way.conditions for each in condition.needs)):
            yield from (need.text, need.remedy, *need.who)


def codes(texts: Iterator[str]) -> set[str]:
    return {f"{code}: {text}" for text in texts for code in CODE.findall(text)}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.name.partition(".")[0])
def test_no_day_of_a_history_shows_a_code(file: Path, language: str) -> None:
    lines = [json.loads(line, parse_float=Decimal) for line in file.read_bytes().splitlines() if line]
    course = [line for line in lines if line["stream"] == "partnership"]
    key = course[0]["key"]
    history = History("partnership", shipped_process("partnership"), sealed(course, "partnership", key))

    days = sorted({line["occurredAt"][:10] for line in course})[::EVERY]
    states = [(day, history.on(day)) for day in days]
    shown = [codes(sentences(state, day, language)) for day, state in states if isinstance(state, PartnershipState)]

    assert len(shown) == len(days)
    assert set().union(*shown) == set()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("guard", "change"), [pytest.param(guard, change, id=f"{guard} when {why}") for guard, why, change, _ in REFUSALS]
)
def test_nothing_that_a_guard_can_lack_shows_a_code(guard: str, change: Change, language: str) -> None:
    teller = Teller(state=state_of(told(change)), words=words_in(language), names=Called())  # type: ignore[arg-type]

    condition = teller.condition(found(guard, change))

    assert codes(text for need in condition.needs for text in (need.text, need.remedy, *need.who)) == set()
