"""A definition in other words: as one reads it who knows its phases, kinds, guards, reasons and profiles by new names.

What was told under an older definition is read in the words of the newer one (docs/spec/process-definition.md §7). The rules
stay those of the older: only what they are called changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from partnerflow.process.conditions import All, Check, Condition
from partnerflow.process.conditions import Any as AnyOf
from partnerflow.process.definition import MoveRule, ProcessDefinition

T = TypeVar("T")
Part = Literal["phases", "deliverables", "guards", "return_reasons", "profiles"]
PARTS: tuple[Part, ...] = ("phases", "deliverables", "guards", "profiles", "return_reasons")
Words = Mapping[Part, Mapping[str, str]]
"""Old word to new word, by part of the definition; a word that is not in it keeps its name."""
_PARAMETERS: Mapping[str, Part] = {"phase": "phases", "deliverable": "deliverables"}


def names(definition: ProcessDefinition, part: Part) -> tuple[str, ...]:
    """The words that a definition has for a part, in its order."""
    return tuple(phase.key for phase in definition.phases) if part == "phases" else tuple(getattr(definition, part))


def entries(text: str) -> Iterator[tuple[str, str, str]]:
    """What ``phases:sharing=delen,guards:G2.1=G2.2`` says: of each entry the part, the old word and the new one."""
    for entry in text.split(","):
        part, _, words = entry.partition(":")
        old, _, new = words.partition("=")
        yield part, old, new


def called(words: Words, part: Part, name: str) -> str:
    """What a word is called in other words."""
    return words.get(part, {}).get(name, name)


def together(first: Words, then: Words) -> Words:
    """The words that changed twice, from the oldest to the newest."""
    return {
        part: {
            **then.get(part, {}),
            **{old: called(then, part, new) for old, new in first.get(part, {}).items()},
        }
        for part in PARTS
    }


def renamed(definition: ProcessDefinition, words: Words) -> ProcessDefinition:
    """The definition in other words. A name that another now bears falls away: nobody can have used it (`course.migrating`)."""
    return _Renaming(definition, words).definition()


class _Renaming:
    def __init__(self, definition: ProcessDefinition, words: Words) -> None:
        self._old = definition
        self._words = words
        self._kept = {part: frozenset(_kept(names(definition, part), words.get(part, {}))) for part in PARTS}

    def definition(self) -> ProcessDefinition:
        old = self._old
        after = old.admission_after
        return replace(
            old,
            phases=tuple(
                replace(item, key=self._to("phases", item.key)) for item in old.phases if self._keeps_phase(item.key)
            ),
            moves={kind: self._move(rule) for kind, rule in old.moves.items()},
            deliverables={
                key: replace(item, kind=key, phase=self._to("phases", item.phase))
                for key, item in self._named("deliverables", old.deliverables)
            },
            admission_after=self._to("deliverables", after) if after in self._kept["deliverables"] else None,
            guards={
                key: replace(
                    item,
                    id=key,
                    phase=self._to("phases", item.phase),
                    condition=self._condition(item.condition),
                    by_profile=dict(self._named("profiles", item.by_profile)),
                )
                for key, item in self._named("guards", old.guards)
            },
            return_reasons={
                key: replace(item, code=key, usual_targets=self._phases(item.usual_targets))
                for key, item in self._named("return_reasons", old.return_reasons)
            },
            fates={
                key: replace(row, deliverables=dict(self._named("deliverables", row.deliverables)))
                for key, row in self._named("phases", old.fates)
            },
            profiles={key: replace(item, key=key) for key, item in self._named("profiles", old.profiles)},
        )

    def _to(self, part: Part, name: str) -> str:
        return called(self._words, part, name)

    def _keeps_phase(self, key: str) -> bool:
        return key in self._kept["phases"]

    def _phases(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._to("phases", key) for key in keys if self._keeps_phase(key))

    def _named(self, part: Part, items: Mapping[str, T]) -> list[tuple[str, T]]:
        return [(self._to(part, name), item) for name, item in items.items() if name in self._kept[part]]

    def _move(self, rule: MoveRule) -> MoveRule:
        targets = {source: self._phases(reached) for source, reached in self._named("phases", rule.targets)}
        return replace(rule, phases=self._phases(rule.phases), targets=targets)

    def _condition(self, condition: Condition) -> Condition:
        if not isinstance(condition, Check):
            kind = All if isinstance(condition, All) else AnyOf
            return kind(conditions=tuple(self._condition(item) for item in condition.conditions))
        parameters = {
            name: self._to(_PARAMETERS[name], value) if name in _PARAMETERS and isinstance(value, str) else value
            for name, value in condition.parameters.items()
        }
        return replace(condition, parameters=parameters)


def _kept(old: Iterable[str], renamings: Mapping[str, str]) -> Iterable[str]:
    taken = set(renamings.values())
    return (name for name in old if name in renamings or name not in taken)
