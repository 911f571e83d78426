"""Following the log while the store does not answer, and beside other processes that follow it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import Any, cast

import pytest

from partnerflow.errors import CorruptionError, PartnerflowError, UnavailableError
from partnerflow.projections import follower
from partnerflow.projections.follower import Follower, pause_after
from partnerflow.projections.read_model import Standing
from tests.support.stores import until


class Refusing:
    """A read model that fails whenever it is looked at."""

    name = "refusing"

    def __init__(self, error: PartnerflowError) -> None:
        self._error = error
        self.looks = 0

    def live(self) -> Any:
        self.looks += 1
        raise self._error


@pytest.mark.parametrize(
    ("error", "traced"),
    [(UnavailableError("disk full"), False), (CorruptionError("broken"), True)],
    ids=["unavailable", "unexpected"],
)
def test_a_row_of_failures_is_one_message_with_a_trace_only_of_the_unexpected(
    error: PartnerflowError, traced: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(follower, "PATIENCE", 0.01)
    model = Refusing(error)
    following = Follower(cast("Any", None), cast("Any", model))

    following.start()
    until(lambda: model.looks > 3)
    following.stop()

    told = [record for record in caplog.records if record.levelno >= logging.INFO]
    assert [(record.getMessage(), bool(record.exc_info)) for record in told] == [
        (f"the projection refusing could not follow the log; it tries again: {error}", traced)
    ]


@pytest.mark.parametrize(("took", "pause"), [(0.0, 0.25), (0.05, 0.25), (0.2, 0.6), (60.0, 2.0)])
def test_work_that_lasts_is_followed_by_a_pause_that_lasts_longer_up_to_a_bound(took: float, pause: float) -> None:
    assert pause_after(took, 0.25) == pytest.approx(pause)


class Paging:
    """A store whose log always has more, and a read model that takes up a page after the other, unless others do."""

    name = "paging"
    shape = 1

    def __init__(self, *, won: bool = True) -> None:
        self.won = won
        self.reads = 0
        self.live_at = 0

    def live(self) -> Standing:
        return Standing(generation=1, shape=1, position=self.live_at)

    def position(self) -> int:
        return self.live_at + 1

    def log(self, *, after: int, limit: int) -> list[Any]:
        self.reads += 1
        return [None]

    def apply(self, page: list[Any], standing: Standing, seen: Any) -> bool:
        self.live_at += self.won
        return self.won

    def passed_over(self, standing: Standing, *, after: Any, limit: int) -> list[Any]:
        return []


@contextmanager
def followed(paging: Paging, leads: bool, monkeypatch: pytest.MonkeyPatch, overdue: float) -> Iterator[None]:
    monkeypatch.setattr(follower, "STANDBY", 0.01)
    monkeypatch.setattr(follower, "OVERDUE", overdue)
    following = Follower(cast("Any", paging), cast("Any", paging), gathering=0.0)
    following.start(lambda: leads)
    try:
        yield
    finally:
        following.stop()


def test_the_process_that_leads_takes_up_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    paging = Paging()

    with followed(paging, True, monkeypatch, overdue=60.0):
        until(lambda: paging.live_at > 3)

    assert paging.reads == paging.live_at


def test_the_others_read_no_page_once_they_lost_one_as_long_as_the_one_that_leads_gets_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paging = Paging(won=False)

    with followed(paging, False, monkeypatch, overdue=0.5):
        for _ in range(30):
            sleep(0.02)
            paging.live_at += 1

    assert paging.reads == 1


def test_a_page_that_is_overdue_is_taken_up_and_those_behind_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paging = Paging(won=False)

    with followed(paging, False, monkeypatch, overdue=0.05):
        until(lambda: paging.reads == 1)
        paging.won = True
        until(lambda: paging.live_at > 20)

    assert paging.reads == paging.live_at + 1
