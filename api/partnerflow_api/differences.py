"""The difference between what was shown of a move and what it would do now, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from partnerflow.errors import Fault
from partnerflow.messages import Language, render
from partnerflow_api.pages.words import words_in

# Members whose values are words of the facts.
_ENUMERATIONS = {
    "fate": "fateKind",
    "byTable": "fateKind",
    "ambitionFate": "ambitionFate",
    "outcome": "recommitment",
}


def difference(told: Mapping[str, Any], language: Language, called: Callable[[str], str] = str) -> dict[str, Any]:
    """One difference with a sentence of its own; its members stay as they are, for programs.

    `called` says how what stands there by code is called in that sentence: an organisation, a condition, a document.
    """
    path: Sequence[Mapping[str, str]] = told["path"]
    say = _Sayer(language, called)
    where = ", ".join(say.step(step) for step in path[: -1 if "item" in path[-1] else None])
    data = {"where": where, "shown": say.value(path, told.get("shown")), "now": say.value(path, told.get("now"))}
    words = render(Fault(code="difference", reason=str(told["change"]), data=data), language)
    return {**told, "detail": words.text}


class _Sayer:
    def __init__(self, language: Language, called: Callable[[str], str]) -> None:
        self._language = language
        self._called = called

    def step(self, step: Mapping[str, str]) -> str:
        return self._called(step["item"]) if "item" in step else self._word(step["member"])

    def value(self, path: Sequence[Mapping[str, str]], value: Any) -> str:
        if isinstance(value, Mapping) and "reason" in value:
            named = {name: self._called(item) if isinstance(item, str) else item for name, item in value.items()}
            return render(Fault(code="missing", reason=value["reason"], data=named), self._language).text.rstrip(".")
        if "item" in path[-1]:
            return self._called(path[-1]["item"])
        if isinstance(value, Mapping):
            return ", ".join(self._called(str(part)) for part in value.values())
        enumeration = _ENUMERATIONS.get(path[-1]["member"])
        known = words_in(self._language).value(enumeration, str(value)) if enumeration is not None else None
        return known or self._word(str(value).lower() if isinstance(value, bool) else str(value))

    def _word(self, code: str) -> str:
        """The word for a member or a value; what has none stands for itself."""
        named = self._called(code)
        return (
            render(Fault(code="shown", reason=code, data={"code": code}), self._language).text
            if named == code
            else named
        )
