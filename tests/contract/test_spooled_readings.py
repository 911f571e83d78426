"""The record of reading beside an embedded store, through what can happen to the file in which readings wait."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from partnerflow.persistence.opening import open_store

STREAM = UUID("00000000-0000-4000-8000-000000000001")
READING = msgspec.json.encode((STREAM, '["p-001"]', "key-1", "readPartnership", "2026-11-22T12:00:00+00:00"))


def test_a_line_that_a_power_cut_damaged_keeps_no_store_from_opening(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "store.sqlite"
    left = path.with_name(f"{path.name}.readings.1-1.0")
    left.write_bytes(b"\0\0\0\n" + READING + b"\n")

    with caplog.at_level(logging.WARNING), closing(open_store(f"sqlite:///{path}", sequence=False)) as store:
        found = store.accesses.of(STREAM)

    assert [access.principal for access in found] == ["key-1"]
    assert "damaged" in caplog.text
    assert not left.exists()


def test_closing_a_store_keeps_what_was_read_last(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.sqlite"
    with closing(open_store(url, sequence=False)) as store:
        store.accesses.record({STREAM: ["p-001"]}, "key-1", "readPartnership", "2026-11-22T12:00:00+00:00")

    with closing(open_store(url, sequence=False)) as again:
        found = again.accesses.of(STREAM)

    assert [access.purpose for access in found] == ["readPartnership"]


def test_many_readings_keep_their_order_and_their_streams(tmp_path: Path) -> None:
    streams = [UUID(int=number) for number in (1, 2**127, 3)]
    seen = [(streams[number % 3], number) for number in range(10)]
    with closing(open_store(f"sqlite:///{tmp_path}/store.sqlite", sequence=False)) as store:
        for stream_id, number in seen:
            store.accesses.record({stream_id: [f"p-{number}", "é"]}, f"key-{number}", "readPartnership", str(number))

        found = {stream_id: store.accesses.of(stream_id) for stream_id in streams}

    for stream_id in streams:
        own = [number for of, number in seen if of == stream_id]
        assert [access.principal for access in found[stream_id]] == [f"key-{number}" for number in own]
        assert [access.at for access in found[stream_id]] == [str(number) for number in own]
        assert [set(access.persons) for access in found[stream_id]] == [{f"p-{number}", "é"} for number in own]
