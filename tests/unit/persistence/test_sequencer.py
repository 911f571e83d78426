"""The sequencer's thread: it wakes, gathers, survives, stands by and stops."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from partnerflow.persistence import sequencer
from partnerflow.persistence.sequencer import Placed, Sequencer, Watch
from tests.support.stores import PATIENCE, until


class FakeLine:
    """A queue and a log that are two numbers; what comes of the next batches can be dictated."""

    def __init__(self) -> None:
        self.pending = 0
        self.last = 0
        self.dictated: deque[Exception | None] = deque()
        self.batches: list[int] = []
        self.resets = 0

    def place(self, limit: int) -> Placed | None:
        if self.dictated:
            outcome = self.dictated.popleft()
            if outcome is not None:
                raise outcome
            return None
        count = min(self.pending, limit)
        self.pending -= count
        self.last += count
        if count:
            self.batches.append(count)
        return Placed(count=count, last=self.last)

    def reset(self) -> None:
        self.resets += 1


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody stands by for half a second in a test."""
    monkeypatch.setattr(sequencer, "STANDBY", 0.01)


@pytest.fixture
def line() -> FakeLine:
    return FakeLine()


@pytest.fixture
def watch(line: FakeLine) -> Watch:
    return Watch(lambda: 0)


@pytest.fixture
def running(line: FakeLine, watch: Watch) -> Iterator[Sequencer]:
    """A sequencer over that line, stopped after the test."""
    running = Sequencer(line, watch)
    yield running
    running.stop()


def test_what_waited_before_the_start_is_placed_in_batches(line: FakeLine, watch: Watch, running: Sequencer) -> None:
    line.pending = 2500

    running.start()

    assert watch.wait(2500, PATIENCE) == 2500
    assert line.batches == [1000, 1000, 500]


def test_a_wake_up_is_heard_at_once_by_an_idle_sequencer(
    line: FakeLine, watch: Watch, running: Sequencer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequencer, "SHORTEST_PAUSE", 3600.0)
    monkeypatch.setattr(sequencer, "LONGEST_PAUSE", 3600.0)
    running.start()

    line.pending = 1
    running.wake()

    until(lambda: line.last == 1)
    assert line.pending == 0


def test_a_failure_is_logged_once_and_survived(
    line: FakeLine, watch: Watch, running: Sequencer, caplog: pytest.LogCaptureFixture
) -> None:
    line.pending = 1
    line.dictated.extend([OSError("gone"), OSError("still gone")])

    running.start()

    until(lambda: line.last == 1)
    assert line.resets == 2
    assert [record.message for record in caplog.records if record.levelno == logging.ERROR] == [
        "sequencing failed; retrying: gone"
    ]


def test_a_sequencer_without_the_lease_asks_again(line: FakeLine, running: Sequencer) -> None:
    line.pending = 1
    line.dictated.extend([None, None])

    running.start()

    until(lambda: line.last == 1)
    assert line.resets == 0


def test_stopping_gives_the_lease_back_and_can_be_followed_by_a_start(line: FakeLine, running: Sequencer) -> None:
    running.start()
    running.start()
    running.stop()
    running.stop()
    assert line.resets == 1

    line.pending = 1
    running.start()

    until(lambda: line.last == 1)


def test_who_waits_sleeps_until_told() -> None:
    watch, looked = Watch(lambda: 0), Event()
    reached: list[int] = []

    def sleep() -> None:
        looked.set()
        reached.append(watch.wait(5, PATIENCE))

    sleeper = Thread(target=sleep)
    sleeper.start()
    looked.wait(PATIENCE)
    watch.tell(3)
    watch.tell(5)
    sleeper.join(PATIENCE)

    assert reached == [5]


def test_who_waits_finds_by_itself_what_another_process_placed() -> None:
    positions = iter([0, 0, 7])

    assert Watch(lambda: next(positions, 7)).wait(7, PATIENCE) == 7


def test_the_time_to_wait_ends() -> None:
    assert Watch(lambda: 4).wait(5, 0.02) == 4
    assert Watch(lambda: 4).wait(5, 0) == 4
