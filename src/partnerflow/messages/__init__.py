"""What faults and refusals say to people, in Dutch and English, and what to do next.

Lives here: one TOML file a subject and language, and their rendering. Never here: rules, HTTP, layout.
May import: errors. Door: `render`. Tests: tests/unit/messages/.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from partnerflow.errors import Fault

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_WHOLE: Final = ("text", "remedy")
_CONCERNED: Final = ("organisation", "project")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: what is wrong, and what to do about it."""

    text: str
    remedy: str


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


@cache
def catalogue(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Every message of one language by its key: `class.reason`, for class schema `schema.constraint`."""
    entries: dict[str, Mapping[str, str]] = {}
    for file in sorted(files(__name__).joinpath(language).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            entries.update(tomllib.loads(file.read_text("utf-8")))
    return entries


def key_of(fault: Fault) -> str:
    """The key of a fault's message."""
    return f"{fault.code}.{fault.data.get('constraint', fault.reason) if fault.code == 'schema' else fault.reason}"


def render(fault: Fault, language: Language) -> Message:
    """What a fault says in this language.

    The most particular words win: of its kind of value, or of the type that was expected (`class.reason.kind`); of whom or
    what it concerns, an organisation or a project (`class.reason.organisation`); or, where no line is to blame, of a body
    (`class.reason.body`); then of its reason; then of its class (`class.*`), so that a reason without words still speaks.
    Any further sentence of an entry follows the remedy when the fault has a value of the name of that sentence.
    A fault that tells the `next` step has the words of that step as its remedy: for its reason (`class.reason.Fact`), or,
    where the step only leads on, of the step itself (`next.Fact`).
    """
    entries, key = catalogue(language), key_of(fault)
    kind = fault.data.get("kind", fault.data.get("expected"))
    concerned = (f"{key}.{name}" for name in _CONCERNED if fault.data.get(name))
    keys = (f"{key}.{kind}", *concerned, f"{key}.body" if fault.line is None else key, key, f"{fault.code}.*")
    entry = next((entries[each] for each in keys if each in entries), {"text": f"{fault.code}: {fault.reason}"})
    given = {name: _plain(value) for name, value in fault.data.items() if value is not None}
    values = _Values(given, pointer=fault.pointer, reason=fault.reason)
    more = [sentence for name, sentence in entry.items() if name not in _WHOLE and given.get(name)]
    following = fault.data.get("next")
    step = following if isinstance(following, Mapping) else {}
    steps = (f"{key}.{step.get('fact')}", "" if step.get("settles", True) else f"next.{step.get('fact')}")
    advice = next((entries[each] for each in steps if each in entries), entry)
    remedy = " ".join(part for part in (advice.get("remedy"), *more) if part)
    known = {name: _plain(value) for name, value in step.get("data", {}).items()}
    return Message(text=entry["text"].format_map(values), remedy=remedy.format_map(_Values(values, **known)))


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(_plain(item) for item in value.values() if item not in (None, [], ()))
    return str(value)
