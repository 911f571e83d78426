"""An instant is told in one way, whatever zone it was taken in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from partnerflow.application.instants import instant


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 22, 3, 0, 7, tzinfo=UTC),
        datetime(2026, 11, 22, 3, 0, 7, 999_999, tzinfo=UTC),
        datetime(2026, 11, 22, 4, 0, 7, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_an_instant_is_told_in_utc_and_whole_seconds(moment: datetime) -> None:
    assert instant(moment) == "2026-11-22T03:00:07Z"
