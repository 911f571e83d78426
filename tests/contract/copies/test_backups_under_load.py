"""A backup that is made while others write is of one moment."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from partnerflow.persistence.opening import open_store
from tests.contract.copies.conftest import TOLD
from tests.support.homes import Home
from tests.support.stores import a_new_stream, append_states


def write(url: str, name: str, stopped: Event) -> None:
    """Found streams of three events, each in one append, until told to stop."""
    store = open_store(url, sequence=False)
    number = 0
    while not stopped.is_set():
        number += 1
        append_states(store, a_new_stream(f"{name}-{number}"), "{}", "{}", "{}")
    store.close()


def test_what_is_in_it_is_whole_while_two_write(example: Home, tmp_path: Path) -> None:
    stopped = Event()
    writers = [Thread(target=write, args=(example.url, name, stopped)) for name in ("one", "other")]
    with example.open():
        for writer in writers:
            writer.start()
        manifests = [example.back_up(tmp_path / f"backup-{number}") for number in range(4)]
        stopped.set()
        for writer in writers:
            writer.join()

    for manifest in manifests:
        rows = manifest.rows
        assert rows["events"] == rows["log"] + rows["pending"]
        assert rows["log"] == manifest.position
        assert (rows["events"] - TOLD) % 3 == 0
    assert manifests[0].rows["events"] < manifests[-1].rows["events"]
