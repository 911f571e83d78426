"""What a guard asks: a tree of named checks, combined by all and any. The checks themselves live in `domain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Parameter = bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check by name, with its parameters (`signatures` lists the names and what each takes)."""

    name: str
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Met when every condition in it is met."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Any:
    """Met when at least one condition in it is met."""

    conditions: tuple[Condition, ...]


Condition = Check | All | Any


def placed_checks(condition: Condition, path: str) -> Iterator[tuple[str, Check]]:
    """Every check of the tree in written order, each with its path in the definition."""
    if isinstance(condition, Check):
        yield path, condition
        return
    word = "all" if isinstance(condition, All) else "any"
    for number, member in enumerate(condition.conditions):
        yield from placed_checks(member, f"{path}.{word}[{number}]")
