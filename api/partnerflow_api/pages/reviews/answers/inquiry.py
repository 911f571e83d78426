"""One question while its answer is being told: what was chosen, what was asked for it, and how its values are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerflow.domain.references import mentions
from partnerflow.domain.vocabulary.objects import Money
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link
from partnerflow_api.pages.reviews.answers.blocks import Choice, Sentence, Tone
from partnerflow_api.pages.reviews.answers.reader import Reader
from partnerflow_api.pages.tables import Cell, Column, Table
from partnerflow_api.pages.tables.table import Kind
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """One question while its answer is told: what was chosen, what was asked for it, and the words for it."""

    reader: Reader
    words_at: str
    given: Mapping[str, str]
    choices: list[Choice] = field(default_factory=list)
    _facts: dict[str, None] = field(default_factory=dict)
    _named: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def ask(self, question: str, at: Days | None = None, /, **parameters: str) -> Any:
        """The answer to a question; the facts behind it are behind this one too."""
        answered = self.reader.ask(question, at, **parameters)
        for id_ in answered.facts:
            if id_ not in self._facts:
                self._facts[id_] = None
                self._name(id_)
        return answered.answer

    def say(self, key: str, /, **values: object) -> str:
        """Words of this question."""
        return self.words(f"{self.words_at}.{key}", **values)

    def sentence(self, key: str, tone: Tone = "plain", links: Iterable[Link] = (), /, **values: object) -> Sentence:
        """Words of this question as a sentence."""
        shown = tuple(dict.fromkeys(link for link in links if link.address is not None))
        return Sentence(text=self.words.sentence(self.say(key, **values)), tone=tone, links=shown)

    def nothing(self) -> Sentence:
        """That nothing is recorded on this yet, and what would be."""
        return self.sentence("none", "nothing")

    def table(self, title: str, columns: str, rows: Iterable[Sequence[Cell]], place: str = "") -> Table:
        """A table of this answer.

        Args:
            title: which words of this question its title are.
            columns: the words of `reviews.col` above its columns, each with the kind of its values: `phase days/number`.
            rows: its rows.
            place: what tells its file from that of another table of the same answer.
        """
        named = [name.partition("/") for name in columns.split()]
        kinds: dict[str, Kind] = {"day": "day", "number": "number", "money": "money", "link": "link", "share": "share"}
        number = self.words_at.rpartition(".")[2]
        return Table(
            title=self.say(title),
            name=tuple(filter(None, (self.reader.key, number, *self._about(), place))),
            day=self.reader.day,
            columns=tuple(
                Column(title=self.words(f"reviews.col.{name}"), kind=kinds.get(kind, "text")) for name, _, kind in named
            ),
            rows=tuple(tuple(row) for row in rows),
            told=" ".join((self.say("ask"), *map(_chosen, self.choices))),
            short=f"{number.upper()} {self.say(title)}",
        )

    def _about(self) -> Iterator[str]:
        """What was chosen, as it stands in the name of a file."""
        return (re.sub(r"[^\w.-]+", "-", choice.chosen).strip("-") for choice in self.choices if choice.chosen)

    def choose(self, name: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str | None:
        """What was chosen of a list, else the default, else its first; None of an empty one, which nobody is asked."""
        if not options:
            return None
        known = [value for value, _ in options]
        given = self.given.get(name)
        chosen = given if given in known else default if default in known else known[0]
        label = self.words(f"reviews.choose.{name}")
        self.choices.append(Choice(name=name, label=label, chosen=chosen, options=tuple(options)))
        return chosen

    def choose_day(self, name: str, default: str) -> str:
        """The day that was chosen, else the default."""
        chosen = self.given.get(name) or default
        self.choices.append(Choice(name=name, label=self.words(f"reviews.choose.{name}"), chosen=chosen))
        return chosen

    def ref(self, kind: str, ref: str | None, grant: str = "") -> Link | None:
        """What somebody calls something, with the fact that gave it this name, where that is behind the answer.

        Args:
            kind: what it is a name of.
            ref: the name.
            grant: the grant that it belongs to, where each grant has names of its own.
        """
        if ref is None:
            return None
        fact = self._named.get((kind, ref, grant))
        return self.reader.link(fact, ref) if fact is not None else Link(name=ref, address=None)

    def refs(self, kind: str, refs: Iterable[str | None]) -> Iterator[Link]:
        """The same of several."""
        return (found for ref in refs if (found := self.ref(kind, ref)) is not None)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts behind what was asked."""
        return tuple(self._facts)

    @property
    def words(self) -> Words:
        """The words of the reader."""
        return self.reader.words

    def day(self, day: str | None) -> str:
        """A day as people write it; a dash for none."""
        return self.words.day(day) if day is not None else "–"

    def days(self, number: int) -> str:
        """So many days."""
        return self.words.count("days", number)

    def named(self, codes: Iterable[str]) -> str:
        """The names of organisations or of who else acts, one after the other."""
        return self.words.list([self.reader.particular.names.of(code) for code in codes])

    def phase(self, key: str) -> str:
        """The title of a phase."""
        return self.reader.particular.phase(key)

    def money(self, minor: int | None, currency: str | None = None) -> str:
        """An amount as people write it; a dash for none."""
        return self.reader.particular.money(amount) if (amount := self.amount(minor, currency)) is not None else "–"

    def amount(self, minor: int | None, currency: str | None = None) -> Money | None:
        """An amount as a table holds it."""
        return Money(minor=minor, currency=currency or self.reader.currency) if minor is not None else None

    def text(self, text: str | None, kind: str, ref: str, grant: str = "") -> str:
        """What was written in the fact that gave something its name, as `ref` has it, or why that is not shown."""
        return text or self.reader.missing(self._named.get((kind, ref, grant)))

    def value(self, enumeration: str, code: str | None) -> str:
        """The word for a value of an enumeration; a dash for none."""
        return (self.words.value(enumeration, code) or code) if code is not None else "–"

    def yes(self, answer: bool | None) -> str:
        """Yes, no, or not known yet."""
        return self.words("reviews.yes." + {True: "yes", False: "no", None: "open"}[answer])

    def _name(self, id_: str) -> None:
        fact = self.reader.fact(id_)
        for mention in mentions(fact) if fact is not None else ():
            if fact is not None and mention.role != "refers" and isinstance(mention.value, str):
                for grant in {"", fact.key} if fact.stream == "grant" else {""}:
                    self._named.setdefault((mention.to, mention.value, grant), id_)


def _chosen(choice: Choice) -> str:
    """What was chosen, in the words of the list that it was chosen from."""
    titles = dict(choice.options or ())
    return f"{choice.label}: {titles.get(choice.chosen or '', choice.chosen or '–')}."
