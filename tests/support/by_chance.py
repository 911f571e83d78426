"""Changes by chance, for whoever must say the same of anything at all: other bytes in a file, another value in a fact."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    -1,
    2**53 - 1,
    "",
    "a",
    "2023-05-01",
    "²",
    "\U0001f600",
    [],
    ["a"],
    [1],
    {},
    {"a": 1},
)
"""Values of every kind, some of which look like another."""

INSERTED = (b" ", b"\xef\xbb\xbf", b"0", b"-", b'"', b",", b"\\u0041", b"\n", b"\x00", b"e1", b".0", b"=", b"\xc3")


def with_bytes_changed(data: bytes, chance: Random) -> bytes:
    """The file with a bit turned over, bytes left out, or others put in; ends and beginnings are likelier."""
    near = chance.choice((len(data), 2000))
    place = chance.randrange(near) if chance.random() < 0.5 else len(data) - 1 - chance.randrange(near)
    match chance.randrange(3):
        case 0:
            return data[:place] + bytes((data[place] ^ 1 << chance.randrange(8),)) + data[place + 1 :]
        case 1:
            return data[:place] + data[place + chance.choice((1, 4)) :]
        case _:
            return data[:place] + chance.choice(INSERTED) + data[place + chance.choice((0, 1)) :]


def with_a_value_changed(fact: Any, others: Sequence[Any], chance: Random) -> Any:
    """The fact with one value left out, or replaced: by what stands under that name elsewhere, or by an odd one."""
    changed = copy.deepcopy(fact)
    holder, name = chance.choice(list(_places(changed)))
    elsewhere = [there[at] for other in others for there, at in _places(other) if at == name]
    if chance.random() < 0.2:
        del holder[name]
    else:
        holder[name] = copy.deepcopy(chance.choice(elsewhere if chance.random() < 0.6 and elsewhere else ODD))
    return changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything in a value: what holds it, and its name or number there."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, name
            yield from _places(inner)
