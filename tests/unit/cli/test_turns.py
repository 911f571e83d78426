"""Turns: one after the other, and nobody waits for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from partnerflow.cli.turns import Turns


def test_whoever_comes_while_another_has_the_turn_waits_for_its_end() -> None:
    turns, order = Turns(patience=30.0), []
    first = turns.take()
    assert first is not None

    def second() -> None:
        turn = turns.take()
        order.append("second")
        assert turn is not None
        turn.release()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(second)
        order.append("first")
        first.release()
        done.result()

    assert order == ["first", "second"]


def test_nobody_waits_again_for_whoever_kept_one_waiting() -> None:
    turns = Turns(patience=0.01)
    stuck = turns.take()

    second = turns.take()
    assert second is not None
    assert second is not stuck
    second.release()

    third = turns.take()
    assert third is second


def test_the_end_of_a_turn_that_was_given_up_changes_nothing() -> None:
    turns = Turns(patience=0.01)
    stuck, second = turns.take(), turns.take()
    assert stuck is not None
    assert second is not None

    stuck.release()
    third = turns.take()

    assert third not in (stuck, second)


def test_two_who_lose_patience_together_both_go_on() -> None:
    turns, begun = Turns(patience=0.05), Event()
    stuck = turns.take()

    def take() -> bool:
        begun.wait()
        return turns.take() is not stuck

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(take) for _ in range(2)]
        begun.set()
        assert [each.result(30.0) for each in both] == [True, True]
