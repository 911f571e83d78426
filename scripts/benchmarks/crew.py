"""Processes that do the same work at the same time and count it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from time import monotonic
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
        RuntimeError: one of them could not prepare or failed at work; its traceback is on stderr.
    """
    context = multiprocessing.get_context("spawn")
    doors: list[Connection] = []
    members: list[SpawnProcess] = []
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
        return float(door.recv())
    except (EOFError, ConnectionError) as error:
        raise RuntimeError("a process of the benchmark ended by itself; what it said stands above") from error


def _work(door: Connection, prepare: Prepare, number: int, *arguments: Any) -> None:
    acts = prepare(number, *arguments)
    with suppress(EOFError, ConnectionError):
        door.send(0.0)
        while True:
            name, start, end = door.recv()
            door.send(_done(acts[name], start, end))


def _done(act: Act, start: float, end: float) -> float:
    """How much was done per second between two instants, at least once; the last piece of work is finished and counted."""
    while monotonic() < start:
        pass
    done = act()
    while monotonic() < end:
        done += act()
    return done / (monotonic() - start)
