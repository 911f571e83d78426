"""Lines that wait beside a store are kept until they have their place in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from partnerflow.errors import UnavailableError
from partnerflow.persistence.sqlite.spool import Spool, waiting_beside

DYING = """
import os, sys
from pathlib import Path
from partnerflow.persistence.sqlite.spool import Spool

spool = Spool(Path(sys.argv[1]), print)
spool.add([b"one", b"two"])
os._exit(9)
"""


class Places:
    """Where lines go; it can be away."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.away = False

    def __call__(self, lines: Sequence[bytes]) -> None:
        if self.away:
            raise UnavailableError("it is away")
        self.kept += lines


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    return tmp_path / "store.readings"


@pytest.fixture
def places() -> Places:
    return Places()


def test_what_waits_gets_its_place_once_and_in_order(prefix: Path, places: Places) -> None:
    spool = Spool(prefix, places)

    spool.add([b"one", b"two"])
    spool.empty()
    spool.add([b"three"])
    spool.empty()
    spool.empty()

    assert places.kept == [b"one", b"two", b"three"]


def test_what_cannot_be_placed_waits_on_before_what_comes_later(prefix: Path, places: Places) -> None:
    spool = Spool(prefix, places)
    spool.add([b"one"])
    places.away = True
    with pytest.raises(UnavailableError):
        spool.empty()
    spool.add([b"two"])

    places.away = False
    spool.empty()

    assert places.kept == [b"one", b"two"]


def test_a_process_that_was_killed_leaves_what_it_kept_to_the_next(prefix: Path, places: Places) -> None:
    died = subprocess.run([sys.executable, "-c", DYING, str(prefix)], check=False)
    assert died.returncode == 9

    Spool(prefix, places).take_over()

    assert places.kept == [b"one", b"two"]
    assert not list(waiting_beside(prefix))


def test_a_line_that_a_power_cut_broke_off_is_none(prefix: Path, places: Places) -> None:
    prefix.with_name(f"{prefix.name}.1-1.0").write_bytes(b"one\ntw")

    Spool(prefix, places).take_over()

    assert places.kept == [b"one"]


def test_what_a_process_at_work_kept_is_left_to_it(prefix: Path, places: Places) -> None:
    at_work = Spool(prefix, places)
    at_work.add([b"one"])

    Spool(prefix, places).take_over()

    assert places.kept == []
    at_work.empty()
    assert places.kept == [b"one"]


def test_closing_places_what_waits_and_leaves_no_file(prefix: Path, places: Places) -> None:
    spool = Spool(prefix, places)
    spool.add([b"one"])

    spool.close()

    assert places.kept == [b"one"]
    assert not list(waiting_beside(prefix))


def test_closing_leaves_to_the_next_opening_what_has_no_place_yet(prefix: Path, places: Places) -> None:
    spool = Spool(prefix, places)
    spool.add([b"one"])
    places.away = True
    spool.close()

    places.away = False
    Spool(prefix, places).take_over()

    assert places.kept == [b"one"]
