"""Histories in which access is given and taken back all along, and nothing else is different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.support.unlawful import CALM

Line = dict[str, Any]
STEP = 3
ROLES = ("coordinator", "funder", "observer", "evaluator", "lead_partner", "auditor")


def principal(number: int, kind: str = "person") -> str:
    """A principal that differs from those of other numbers."""
    digits = "abcdefghijklmnopqrstuvwxyz234567"
    return f"{kind}-" + "".join(digits[(number >> 5 * place) % 32] for place in reversed(range(16)))


def let_in(lines: Iterable[Line], key: str) -> Iterator[Line]:
    """The lines with access to this partnership in between: after one in so many of its calm facts it is given, perhaps taken."""
    calm = 0
    for line in lines:
        yield line
        if line["key"] == key and line["fact"] in CALM:
            calm += 1
            if calm % STEP == 0:
                yield from _given_or_taken(line, calm // STEP)


def _given_or_taken(line: Line, number: int) -> Iterator[Line]:
    access, role, by = f"AC-{number:02}", ROLES[number % len(ROLES)], line["by"]
    day = line.get("knownAt", line["occurredAt"])[:10]
    envelope = {"stream": line["stream"], "key": line["key"], "occurredAt": day, "by": by}
    data: Line = {"access": access, "principal": principal(number), "role": role}
    if role == "auditor":
        data["through"] = "2999-12-31"
    if role == "lead_partner":
        # Somebody from outside is no voice of a party.
        data |= {"role": "observer", "external": by} if by.startswith("extern-") else {"organisation": by}
    yield {"id": f"{line['key']}-{80000 + number}", "fact": "AccessGranted", **envelope, "data": data}
    if number % 2 == 0:
        ended = {"access": access, "reason": "Niet meer nodig."}
        yield {"id": f"{line['key']}-{90000 + number}", "fact": "AccessRevoked", **envelope, "data": ended}
