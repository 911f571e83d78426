"""Following the log while the store does not answer."""

from __future__ import annotations

import logging
from typing import Any, cast

import pytest

from partnerflow.errors import CorruptionError, PartnerflowError, UnavailableError
from partnerflow.projections import follower
from partnerflow.projections.follower import Follower
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
