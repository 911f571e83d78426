"""The difference between what was shown of a move and what it would do now, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from partnerflow.errors import Fault
from partnerflow.messages import render
from partnerflow_api.context import language
from partnerflow_api.pages.words import words_in

# Members whose values are words of the facts.
_ENUMERATIONS = {
    "fate": "fateKind",
    "byTable": "fateKind",
    "ambitionFate": "ambitionFate",
    "outcome": "recommitment",
}


def difference(told: Mapping[str, Any]) -> dict[str, Any]:
    """One difference with a sentence of its own; its members stay as they are, for programs."""
    path: Sequence[Mapping[str, str]] = told["path"]
    where = ", ".join(_named(step) for step in path[: -1 if "item" in path[-1] else None])
    data = {"where": where, "shown": _value(path, told.get("shown")), "now": _value(path, told.get("now"))}
    words = render(Fault(code="difference", reason=str(told["change"]), data=data), language())
    return {**told, "detail": words.text}


def _named(step: Mapping[str, str]) -> str:
    return step["item"] if "item" in step else _word(step["member"])


def _value(path: Sequence[Mapping[str, str]], value: Any) -> str:
    if isinstance(value, Mapping) and "reason" in value:
        return render(Fault(code="missing", reason=value["reason"], data=value), language()).text.rstrip(".")
    if "item" in path[-1]:
        return path[-1]["item"]
    if isinstance(value, Mapping):
        return ", ".join(map(str, value.values()))
    enumeration = _ENUMERATIONS.get(path[-1]["member"])
    known = words_in(language()).value(enumeration, str(value)) if enumeration is not None else None
    return known or _word(str(value).lower() if isinstance(value, bool) else str(value))


def _word(code: str) -> str:
    """The word for a member or a value; what has none stands for itself."""
    return render(Fault(code="shown", reason=code, data={"code": code}), language()).text
