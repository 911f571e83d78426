"""An errand is done in its own time; of what waits, the newest only."""

from __future__ import annotations

from contextlib import closing
from threading import Event

import pytest

from partnerflow.ledger.errand import Errand
from tests.support.server import eventually


def test_of_what_waits_only_the_newest_is_done() -> None:
    done: list[int] = []
    begun, go = Event(), Event()

    def run(number: int) -> None:
        begun.set()
        go.wait(10)
        done.append(number)

    with closing(Errand("test", run)) as errand:
        errand.give(1)
        begun.wait(10)
        for number in (2, 3, 4):
            errand.give(number)
        go.set()
        assert errand.wait(10)

    assert done == [1, 4]


def test_a_failure_is_told_and_the_next_one_is_done(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    def run(number: int) -> None:
        done.append(1 // number)

    with closing(Errand("test", run)) as errand:
        for number in (0, 1):
            errand.give(number)
            assert errand.wait(10)

    assert done == [1]
    assert "test failed" in caplog.text


def test_what_asks_for_it_is_done_again_until_something_newer_comes() -> None:
    done: list[int] = []

    def run(number: int) -> float | None:
        done.append(number)
        return 0.01 if number < 3 else None

    with closing(Errand("test", run)) as errand:
        errand.give(1)
        again = eventually(lambda: done.count(1) > 2)
        errand.give(3)
        newer = eventually(lambda: done[-1:] == [3])
        length = len(done)
        later = eventually(lambda: len(done) > length, 0.1)

    assert (again, newer, later) == (True, True, False)


def test_who_waits_for_a_retry_can_be_closed() -> None:
    done: list[int] = []

    def run(number: int) -> float:
        done.append(number)
        return 3600.0

    errand = Errand("test", run)
    errand.give(1)
    assert errand.wait(10)
    errand.close()

    assert done == [1]


def test_nothing_is_taken_after_closing() -> None:
    done: list[int] = []
    errand = Errand("test", done.append)
    errand.close()

    errand.give(1)

    assert (errand.wait(0.01), done) == (True, [])
