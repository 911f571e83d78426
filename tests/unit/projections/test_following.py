"""Following the log while the store does not answer."""

from __future__ import annotations

import logging
from typing import Any, cast

import pytest

from partnerflow.errors import CorruptionError, PartnerflowError, UnavailableError
from partnerflow.projections import follower
from partnerflow.projections.follower import Follower, pause_after
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
