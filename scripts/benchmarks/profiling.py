"""Profiles: where the processor's time goes within one piece of work, by room and by function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from cProfile import Profile
from dataclasses import dataclass
from pathlib import PurePath
from pstats import Stats
from time import process_time
from typing import Any

from benchmarks.crew import Act
from benchmarks.figures import Figure

FUNCTIONS, ROOMS = 25, 12
BENCH = "benchmarks"
OURS = ("partnerflow", "partnerflow_api")
_WARM_UP = 50
_LIBRARIES = "site-packages"
_ELSEWHERE, _BUILT_IN = "Python", "built in"
INTRODUCTION = """# Profiles

What a request costs in this process, without a server, by `scripts/bench --profile {names} --store {store}`. Time is the \
function's own: what it calls is told with those it calls. The profiler makes every call of a function dearer than it is, so \
compare shares and not times; the time beside each heading was measured without it, over all threads of the process: those \
that sign what it was filled with too. Rooms are those of [the architecture](architecture.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one function took: where it stands, and for each piece of work how often it ran and its own microseconds."""

    room: str
    function: str
    calls: float
    own: float


def profile(figure: Figure, ground: Any, store: str, seconds: float) -> str:
    """The profile of a figure's work on its ground, as text; the figure must have an `act`."""
    assert figure.act is not None, "only figures in this process can be profiled"
    act = figure.act(ground)
    repeated(act, _WARM_UP)
    count = max(_WARM_UP, round(seconds / alone(act)))
    plain = alone(act, count)
    profiler = Profile()
    profiler.runcall(repeated, act, count)
    return as_text(figure, store, plain, spent(profiler, count))


def repeated(act: Act, count: int) -> None:
    """Do it so many times."""
    for _ in range(count):
        act()


def alone(act: Act, count: int = _WARM_UP) -> float:
    """The processor's seconds for one of so many, all threads of the process counted."""
    began = process_time()
    repeated(act, count)
    return (process_time() - began) / count


def spent(profiler: Profile, count: int) -> list[Spent]:
    """What each function took of so many pieces of work, the dearest first; the benchmark's own left out.

    Functions of one name in one module are told as one.
    """
    found: dict[tuple[str, str], tuple[float, float]] = {}
    entries: Mapping[tuple[str, int, str], Sequence[Any]] = Stats(profiler).stats  # type: ignore[attr-defined]
    for (file, _, name), (_, calls, own, *_) in entries.items():
        room, module = place(file)
        if room != BENCH:
            function = (room, f"{module}:{name}" if module else name)
            before = found.get(function, (0.0, 0.0))
            found[function] = (before[0] + calls / count, before[1] + 1e6 * own / count)
    told = [Spent(room=room, function=name, calls=calls, own=own) for (room, name), (calls, own) in found.items()]
    return sorted(told, key=lambda item: -item.own)


def place(file: str) -> tuple[str, str]:
    """The room that a file belongs to, or the library, and its module there; without a module what has no file."""
    if file == "~":
        return _BUILT_IN, ""
    parts = PurePath(file).with_suffix("").parts
    for package in (*OURS, BENCH):
        if package in parts:
            inner = parts[len(parts) - parts[::-1].index(package) :]
            room = package if package == BENCH or len(inner) == 1 else f"{package}.{inner[0]}"
            return room, "/".join((package, *inner))
    if _LIBRARIES in parts:
        inner = parts[parts.index(_LIBRARIES) + 1 :]
        return inner[0], "/".join(inner)
    return _ELSEWHERE, parts[-1]


def as_text(figure: Figure, store: str, seconds: float, functions: Sequence[Spent]) -> str:
    """The profile as a section of a page: its rooms, then its dearest functions."""
    whole = sum(item.own for item in functions)
    rooms: dict[str, float] = {}
    for item in functions:
        rooms[item.room] = rooms.get(item.room, 0.0) + item.own

    def share(own: float) -> str:
        return f"{100 * own / whole:.1f} %"

    lines = [
        f"## `{figure.name}` on {store}: {1e6 * seconds:,.0f} µs",
        "",
        f"{figure.figure[0].upper()}{figure.figure[1:]}.",
        "",
        "| Room or library | Own time |",
        "| --- | --- |",
        *(f"| {room} | {share(own)} |" for room, own in sorted(rooms.items(), key=lambda item: -item[1])[:ROOMS]),
        "",
        "| Function | Calls | Own time |",
        "| --- | --- | --- |",
        *(f"| `{item.function}` | {item.calls:.1f} | {share(item.own)} |" for item in functions[:FUNCTIONS]),
    ]
    return "\n".join(lines)


def page(names: Sequence[str], store: str, sections: Iterator[str]) -> str:
    """The page of these profiles."""
    return "\n\n".join([INTRODUCTION.format(names=" ".join(names), store=store), *sections])
