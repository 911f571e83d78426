"""What a proposal asks to decide, said in words: which document, which phase, whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from partnerflow.domain.vocabulary.objects import DeliverableRef
from partnerflow.domain.vocabulary.structs import Declared
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.work.told import legible

Teller = Callable[[Particular, Any], str]


def _guard(particular: Particular, value: str) -> str:
    guard = particular.process.guards.get(value)
    return f"{value} ({particular.words.text(guard.title)})" if guard is not None else value


def _name(particular: Particular, value: str) -> str:
    return particular.names.of(value)


def _word(enumeration: str) -> Teller:
    return lambda particular, value: particular.words.value(enumeration, value) or str(value)


_TELLERS: dict[str, Teller] = {
    "deliverable": lambda particular, value: particular.deliverable(msgspec.convert(value, DeliverableRef)),
    "ambitionVersion": lambda _, value: str(value),
    "to": lambda particular, value: particular.phase(value),
    "organisation": _name,
    "receiver": _name,
    "guard": _guard,
    "reasonCode": _word("pauseReason"),
    "termNumber": lambda _, value: str(value),
    "kind": _word("endingKind"),
    "body": lambda _, value: str(value),
    "delegated": lambda particular, value: ", ".join(_word("delegableSubject")(particular, each) for each in value),
    "plannedOn": lambda particular, value: particular.words.day(value),
    "role": _word("role"),
    "project": lambda _, value: str(value),
    "contribution": lambda _, value: str(value),
    "text": lambda particular, value: legible(value) or particular.words("work.no_text"),
}


def said(subjects: Iterable[Mapping[str, Any] | Declared], particular: Particular) -> list[str]:
    """Each subject as people say it; one that is not filled in yet by its kind alone."""
    return [_said(msgspec.to_builtins(subject), particular) for subject in subjects]


def _said(subject: Mapping[str, Any], particular: Particular) -> str:
    words, kind = particular.words, str(subject.get("type"))
    try:
        details = [_TELLERS[name](particular, value) for name, value in subject.items() if name in _TELLERS]
    except msgspec.ValidationError:
        details = []
    if not details and kind not in words.entries["work"]["whole"]:
        return words.value("subject", kind) or kind
    return words(f"work.subject.{kind}", what=", ".join(details))
