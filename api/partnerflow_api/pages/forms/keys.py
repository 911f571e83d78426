"""What is wrong with the key of a stream that is founded, said once and at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.errors import Fault

KEY = "/key"


def at_key(faults: Sequence[Fault], kind: str, key: str, by: str | None) -> list[Fault]:
    """The faults of a founding fact, with one at the key in place of all that follow from how it is written.

    `by` is who tells it; None where the stream itself is to tell it.
    """
    if key and re.fullmatch(KEY_PATTERNS[kind], key):
        # Whether it is free, or short enough for the ids that begin with it, is about the key as well.
        return [replace(each, pointer=KEY) if _of_key(each) else each for each in faults]
    follow = {KEY, "/id", *(["/by"] if by in (None, key) else ())}
    if not any(each.pointer in (KEY, "/id") for each in faults):
        return list(faults)
    return [*_wrong(kind, key), *(each for each in faults if each.pointer not in follow)]


def _of_key(fault: Fault) -> bool:
    return fault.pointer == "/id" or fault.reason == "founded_twice"


def _wrong(kind: str, key: str) -> Iterator[Fault]:
    told = {"constraint": "pattern", "kind": f"{kind}_key"} if key else {"constraint": "missing"}
    yield Fault(code="schema", reason="schema", pointer=KEY, data=told)
