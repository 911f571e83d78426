"""Processes that do the same work at the same time and count it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from traceback import format_exc
from typing import Any

from benchmarks.comparing import Slice

Act = Callable[[], int]
"""Does one piece of work and answers how much that was."""
Prepare = Callable[..., Mapping[str, Act]]
"""Given the number of its process and more, makes the acts of that process; a function of a module, for it is sent there."""

_LEAD_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that wait for work."""

    doors: tuple[Connection, ...]

    def doing(self, act: str) -> Slice:
        """All of them doing this act for some seconds: how much they did per second together."""

        def run(seconds: float) -> float:
            start = monotonic() + _LEAD_SECONDS
            for door in self.doors:
                door.send((act, start, start + seconds))
            return sum(_answer(door) for door in self.doors)

        return run


@contextmanager
def crew(size: int, prepare: Prepare, *arguments: Any) -> Iterator[Crew]:
    """So many processes, each prepared; they are gone on leaving.

    Raises:
        RuntimeError: one of them could not prepare or failed at work; the message is its own traceback.
    """
    context = multiprocessing.get_context("spawn")
    doors: list[Connection] = []
    members: list[BaseProcess] = []
    try:
        for number in range(size):
            ours, theirs = context.Pipe()
            member = context.Process(target=_work, args=(theirs, prepare, number, *arguments), daemon=True)
            member.start()
            theirs.close()
            doors.append(ours)
            members.append(member)
        for door in doors:
            _answer(door)
        yield Crew(tuple(doors))
    finally:
        for door in doors:
            door.close()
        for member in members:
            member.join()


def _answer(door: Connection) -> float:
    try:
        answer = door.recv()
    except (EOFError, ConnectionResetError):
        answer = "it ended by itself"
    if isinstance(answer, str):
        raise RuntimeError(f"a process of the benchmark could not go on: {answer}")
    return float(answer)


def _work(door: Connection, prepare: Prepare, number: int, *arguments: Any) -> None:
    try:
        acts = prepare(number, *arguments)
        door.send(0.0)
        while True:
            name, start, end = door.recv()
            door.send(_done(acts[name], start, end))
    except (EOFError, ConnectionResetError, BrokenPipeError):
        return
    except Exception:
        door.send(format_exc())


def _done(act: Act, start: float, end: float) -> float:
    """How much was done per second between two instants; the last piece of work is finished and counted."""
    while monotonic() < start:
        pass
    done = 0
    while monotonic() < end:
        done += act()
    return done / (monotonic() - start)
