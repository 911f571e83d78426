"""A history that grows fact by fact, and is looked at all along, says what one that was read at once says."""

from __future__ import annotations

from uuid import UUID

import pytest

from partnerflow.application.ports import Head, Stream
from partnerflow.application.referring import referred_to
from partnerflow.domain.history import History
from tests.support.world import World
from tests.unit.questions.example import KEY

STEP = 3


@pytest.fixture
def whole(example: World) -> History:
    """The example, with what it puts right and takes back."""
    return example.history("partnership", KEY)


def looks(history: History, days: list[str]) -> list[object]:
    """The states now, on these days, and at an earlier version."""
    version = history.version - STEP
    states = [history.at(as_of=day, version=known) for day in days for known in (history.version, version)]
    return [history.state, history.at(version=version), history.told(version=version), *states]


def test_every_state_of_it_is_the_same(whole: History) -> None:
    days = [fact.occurred_on for fact in whole.facts[10::100]]
    versions = range(20, whole.version, STEP)
    history = whole.until(versions[0])
    seen = [looks(history, days)]

    for version in versions[1:]:
        history = history.extended(whole.facts[history.version : version], whole.definitions)
        seen.append(looks(history, days))

    assert seen == [looks(whole.until(version), days) for version in versions]


def test_the_organisations_that_it_names_are_the_same(whole: History) -> None:
    stream = Stream(head=Head(stream_id=UUID(int=1), kind="partnership", key=KEY, version=whole.version), history=whole)
    named: set[str] = set()

    for version in range(STEP, whole.version, STEP):
        named |= set(referred_to(stream, version, version - STEP))

    assert named == set(referred_to(stream, version))
