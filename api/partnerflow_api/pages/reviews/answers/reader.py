"""Who asks, about which partnership and on which days; and one question while its answer is being told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.looking import Answered
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.references import mentions
from partnerflow.domain.vocabulary.objects import Money
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.reviews.answers.blocks import Choice, Sentence, Tone
from partnerflow_api.pages.tables import Cell, Column, Table
from partnerflow_api.pages.tables.table import Kind
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One partnership as one reader sees it on the days asked about; each question is asked of it once."""

    partnerflow: Acting
    key: str
    days: Days
    words: Words
    state: PartnershipState
    history: History
    particular: Particular
    _answers: dict[tuple[Any, ...], Answered] = field(default_factory=dict)

    @classmethod
    def of(cls, partnerflow: Acting, key: str, days: Days, words: Words) -> Reader:
        """The partnership on these days.

        Raises:
            NotFoundError: there is none, or it had not begun, as far as known.
        """
        view = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at)
        assert isinstance(view.state, PartnershipState)
        particular = Particular(words=words, process=view.state.process, names=Names(partnerflow, words, view.state))
        return cls(
            partnerflow=partnerflow,
            key=key,
            days=days,
            words=words,
            state=view.state,
            history=view.stream.history,
            particular=particular,
        )

    @cached_property
    def day(self) -> str:
        """The day that the answers speak of."""
        return self.ask("state").day

    def on(self, days: Days) -> PartnershipState:
        """The state on other days.

        Raises:
            NotFoundError: the partnership had not begun, as far as known.
        """
        view = self.partnerflow.state("partnership", self.key, as_of=days.as_of, as_known_at=days.as_known_at)
        assert isinstance(view.state, PartnershipState)
        return view.state

    @cached_property
    def grants(self) -> Mapping[str, str]:
        """The grants that had begun, as far as known on these days, each with its status."""
        return {row["grant"]: row["status"] for row in self.ask("settlement").answer}

    @cached_property
    def currency(self) -> str:
        """The money of the contributions, where an amount names none."""
        return self.ask("contribution_totals").answer["currency"] or "EUR"

    def ask(self, question: str, at: Days | None = None, /, **parameters: str) -> Answered:
        """The answer to a question, on the reader's days or on others."""
        on = at or self.days
        asked = (question, on, tuple(sorted(parameters.items())))
        if asked not in self._answers:
            self._answers[asked] = self.partnerflow.ask(
                self.key, question, parameters, as_of=on.as_of, as_known_at=on.as_known_at
            )
        return self._answers[asked]

    def fact(self, id_: str) -> AnyFact | None:
        """A fact of the partnership or of one of its grants; None for one of another stream."""
        own = self.history.index.ids.get(id_)
        if own is not None:
            return self.history.facts[own - 1]
        grant = self.grant_histories.get(id_.rpartition("-")[0])
        place = grant.index.ids.get(id_) if grant is not None else None
        return grant.facts[place - 1] if grant is not None and place is not None else None

    def link(self, id_: str, name: str | None = None) -> Link:
        """The page of a fact, called by its title and its day unless it has a better name."""
        fact = self.fact(id_)
        if fact is None:
            return Link(name=name or id_, address=None)
        title = FACT_TYPES[fact.type].titles[self.words.language]
        return to_fact(fact.stream, fact.key, id_, name or f"{title}, {self.words.short_day(fact.occurred_on)}")

    @cached_property
    def grant_histories(self) -> Mapping[str, History]:
        """The facts of each grant of the partnership, by its key."""
        found = {}
        for key in self.partnerflow.grants_of(self.key):
            try:
                found[key] = self.partnerflow.state("grant", key).stream.history
            except NotFoundError:
                continue
        return found


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """One question while its answer is told: what was chosen, what was asked for it, and the words for it."""

    reader: Reader
    words_at: str
    given: Mapping[str, str]
    choices: list[Choice] = field(default_factory=list)
    _facts: dict[str, None] = field(default_factory=dict)
    _named: dict[tuple[str, str], str] = field(default_factory=dict)

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

    def ref(self, kind: str, ref: str | None) -> Link | None:
        """What the partners call something, with the fact that gave it this name, where that is behind the answer."""
        if ref is None:
            return None
        fact = self._named.get((kind, ref))
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

    def value(self, enumeration: str, code: str | None) -> str:
        """The word for a value of an enumeration; a dash for none."""
        return (self.words.value(enumeration, code) or code) if code is not None else "–"

    def yes(self, answer: bool | None) -> str:
        """Yes, no, or not known yet."""
        return self.words("reviews.yes." + {True: "yes", False: "no", None: "open"}[answer])

    def _name(self, id_: str) -> None:
        fact = self.reader.fact(id_)
        for mention in mentions(fact) if fact is not None else ():
            if mention.role != "refers" and isinstance(mention.value, str):
                self._named.setdefault((mention.to, mention.value), id_)


def _chosen(choice: Choice) -> str:
    """What was chosen, in the words of the list that it was chosen from."""
    titles = dict(choice.options or ())
    return f"{choice.label}: {titles.get(choice.chosen or '', choice.chosen or '–')}."
