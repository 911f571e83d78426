"""The key of idempotency fingerprints: made once, for its owner alone, the same for all who ask."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from partnerflow.errors import InvalidSettingError
from partnerflow.settings import read_or_create_key


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "key"

    made = read_or_create_key(path, lambda: b"a" * 32)
    again = read_or_create_key(path, lambda: b"b" * 32)

    assert (made, again) == (b"a" * 32, b"a" * 32)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["key"]


def test_processes_that_start_together_share_the_key_of_the_first(tmp_path: Path) -> None:
    together = Barrier(8)

    def fresh() -> bytes:
        together.wait()
        return os.urandom(32)

    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: read_or_create_key(tmp_path / "key", fresh), range(8)))

    assert len(set(keys)) == 1


def test_a_key_of_another_length_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"short")

    with pytest.raises(InvalidSettingError, match="5 bytes, expected 32"):
        read_or_create_key(path, lambda: b"a" * 32)

    assert path.read_bytes() == b"short"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(InvalidSettingError, match=r"PARTNERFLOW_KEY_FILE: .*file/key.*name a file"):
        read_or_create_key(tmp_path / "file" / "key", lambda: b"a" * 32)
