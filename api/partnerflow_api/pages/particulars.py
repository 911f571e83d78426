"""What matters in a fact, in one line: read from its declaration, so that a new fact type needs nothing here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import Defined, Enumeration, Kind, ListOf, Reference, Text
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money, Period, ProcessVersion
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow.process.definition import ProcessDefinition
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.words import Words

_AT_MOST, _LENGTH = 8, 240
_QUIET = frozenset({"sha256", "evidence", "capacities", "identifiers", "email", "channel", "per", "legalForm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The short values of a fact, and its first text as far as it fits; None when it has none."""

    items: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular:
    """How the values of facts are said to one reader about one process."""

    words: Words
    process: ProcessDefinition
    names: Names

    def of(self, fact: AnyFact) -> Particulars:
        """The particulars of an open fact."""
        items: list[str] = []
        texts = [fact.note] if fact.note else []
        for member in FACT_TYPES[fact.type].kind.members:
            value = getattr(fact.data, member.attribute)
            if value is None or member.wire in _QUIET:
                continue
            if isinstance(member.kind, Text) and member.kind.disclosed:
                texts.append(value)
            elif isinstance(member.kind, Text) and member.kind.format is not None:
                items += self._day(fact.data, member.attribute, value)
            else:
                items += self._said(member.kind, value)
        moved = (getattr(fact.data, "from_", None), getattr(fact.data, "to", None))
        if None not in moved:
            first, second = (self.phase(str(key)) for key in moved)
            items = [f"{first} → {second}", *(item for item in items if item not in (first, second))]
        return Particulars(items=tuple(dict.fromkeys(items))[:_AT_MOST], text=_short(texts[0]) if texts else None)

    def deliverable(self, ref: DeliverableRef) -> str:
        """A version of a deliverable: its title, its project and its number."""
        kind = self.process.deliverables.get(ref.kind)
        title = self.words.text(kind.title) if kind is not None else ref.kind
        return " ".join(part for part in (title, ref.project, ref.version) if part)

    def phase(self, key: str) -> str:
        """The title of a phase."""
        return next((self.words.text(phase.title) for phase in self.process.phases if phase.key == key), key)

    def money(self, money: Money) -> str:
        """An amount as the language writes it."""
        return amount(money, self.words)

    def _day(self, data: Any, name: str, value: str) -> Iterator[str]:
        """A day; the first and the last of a time stand together, where the last is told."""
        if name.endswith("_through"):
            start = getattr(data, f"{name.removesuffix('_through')}_from", None)
            yield (
                self._period(start, value) if start else self.words("timeline.through", day=self.words.short_day(value))
            )
        elif not name.endswith("_from") or getattr(data, f"{name.removesuffix('_from')}_through", None) is None:
            yield self.words.short_day(value)

    def _period(self, start: str, end: str) -> str:
        return f"{self.words.short_day(start)} – {self.words.short_day(end)}"

    def _said(self, kind: Kind, value: Any) -> Iterator[str]:
        if isinstance(kind, ListOf) and isinstance(kind.of, Enumeration):
            # Together they are one item, so that none of them is cut off from the others.
            known = [word for item in value for word in self._said(kind.of, item)]
            yield from [self.words.list(known)] if known else []
        elif isinstance(kind, ListOf):
            for item in value:
                yield from self._said(kind.of, item)
        elif isinstance(kind, Reference):
            yield self.names.of(value) if kind.to in ("organisation", "actor", "external") else value
        elif isinstance(kind, Defined):
            yield self._defined(kind.part, value)
        elif isinstance(kind, Enumeration):
            word = self.words.value(kind.name or "", value)
            if word is not None:
                yield word
        elif isinstance(kind, ObjectOf):
            yield from self._object(value)
        elif isinstance(kind, Text) and kind.format is not None:
            yield self.words.short_day(value)
        elif isinstance(kind, Text) and kind.name == "line":
            yield _short(value)

    def _defined(self, part: str, value: str) -> str:
        if part == "phases":
            return self.phase(value)
        if part == "guards":
            return value
        known: Any = getattr(self.process, part)
        return self.words.text(known[value].title) if value in known else value

    def _object(self, value: Any) -> Iterator[str]:
        if isinstance(value, DeliverableRef):
            yield self.deliverable(value)
        elif isinstance(value, Money):
            yield self.money(value)
        elif isinstance(value, ProcessVersion):
            yield f"{value.name} {value.version}"
        elif isinstance(value, Period):
            yield self._period(value.start, value.end)


def _short(text: str) -> str:
    """One line of a text, cut off between two words when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LENGTH else f"{line[:_LENGTH].rsplit(' ', 1)[0]} …"


def amount(money: Money, words: Words) -> str:
    """An amount as the language writes it."""
    whole, cents = divmod(money.minor, 100)
    separators = (".", ",") if words.language == "nl" else (",", ".")
    written = f"{whole:,}".replace(",", separators[0]) + (f"{separators[1]}{cents:02}" if cents else "")
    return f"€ {written}" if money.currency == "EUR" else f"{money.currency} {written}"
