"""Work for the processes of a crew; every function here runs in a process of its own."""

from __future__ import annotations

import os
import time
from contextlib import closing
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import Any

from partnerflow.application.ports import Head
from partnerflow.errors import CorruptionError, PartnerflowError, StaleVersionError
from partnerflow.persistence.opening import open_store, prepare
from tests.support import weaknesses
from tests.support.stores import a_new_stream, append_states


def write(url: str, name: str, streams: int, events: int, gate: Barrier) -> None:
    """Write streams of one's own, one event at a time and by turns."""
    with closing(open_store(url, sequence=False)) as store:
        heads = [a_new_stream(f"{name}-{number}") for number in range(streams)]
        gate.wait()
        for turn in range(events):
            heads = [append_states(store, head, f"{turn}") for head in heads]


def found(url: str, key: str, weakness: str | None, gate: Barrier, answers: SimpleQueue[Any]) -> None:
    """Try to found the stream at an address; tell whether one was told that one did."""
    weaknesses.take(weakness)
    with closing(open_store(url, sequence=False)) as store:
        store.position()
        gate.wait()
        try:
            append_states(store, a_new_stream(key), "founding", "second")
        except (StaleVersionError, CorruptionError):
            answers.put(False)
        else:
            answers.put(True)


def advance(url: str, head: Head, gate: Barrier, answers: SimpleQueue[Any]) -> None:
    """Try to append to a stream from a version that all others saw too; tell whether one did."""
    with closing(open_store(url, sequence=False)) as store:
        store.position()
        gate.wait()
        try:
            append_states(store, head, f"by {os.getpid()}")
        except StaleVersionError:
            answers.put(False)
        else:
            answers.put(True)


def prepare_and_open(url: str, gate: Barrier, answers: SimpleQueue[Any]) -> None:
    """Prepare a store, open it and write to it; tell what went wrong."""
    gate.wait()
    try:
        prepare(url)
        with closing(open_store(url)) as store:
            append_states(store, a_new_stream(f"by-{os.getpid()}"), "one")
    except PartnerflowError as error:
        answers.put(repr(error))
    else:
        answers.put(None)


def write_and_acknowledge(url: str, path: str, weakness: str | None) -> None:
    """Write without end; after each append put its stream and version on paper."""
    weaknesses.take(weakness)
    paper = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with closing(open_store(url)) as store:
        for number in range(1_000_000):
            head = a_new_stream(f"{os.getpid()}-{number}")
            for states in (("one",), ("two", "three"), ("four",)):
                line = f"{head.stream_id} {head.version + len(states)}\n".encode()
                if weakness == "acknowledge first":
                    os.write(paper, line)
                    time.sleep(weaknesses.GAP)
                head = append_states(store, head, *states)
                if weakness != "acknowledge first":
                    os.write(paper, line)


def sequence(url: str, weakness: str | None) -> None:
    """Sequence without end."""
    weaknesses.take(weakness)
    with closing(open_store(url)):
        time.sleep(3600)
