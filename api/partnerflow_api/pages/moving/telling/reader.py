"""The reader of a preview: the words, the names and the links in which a move is told, and the pieces that it is told in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerflow.domain.moves.consequence import NewStay, PresentStay
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence, and the facts in which more about it can be read."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some sentences under one heading; `id` is the anchor of it."""

    id: str
    title: str
    items: tuple[Said, ...]
    intro: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How the things that a preview names by reference are called and linked for one reader.

    `assumed` are the members that the preview took for granted: nothing is told of them.
    """

    key: str
    state: PartnershipState
    words: Words
    names: Names
    particular: Particular
    assumed: frozenset[str] = frozenset()

    def __call__(self, word: str, **values: object) -> str:
        """The words of this room."""
        return self.words(f"moving.{word}", **values)

    def part(self, word: str, items: Sequence[Said]) -> Part:
        """Sentences under the heading of that word, with its introduction where it has one."""
        entries = self.words.entries["moving"]["parts"][word]
        return Part(id=f"part-{word}", title=entries["title"], intro=entries.get("intro"), items=tuple(items))

    def all(self, codes: Sequence[str]) -> str:
        """Organisations and others by name, one after the other."""
        return self.words.list([self.names.of(code) for code in codes])

    def fact(self, fact: str | None, name: str | None = None) -> tuple[Link, ...]:
        """The link to a fact of this partnership; none without one."""
        return () if fact is None else (to_fact("partnership", self.key, fact, name),)

    def called(self, code: str) -> str:
        """What a preview names by code, by its name: an organisation, a condition, a phase, a version of a document."""
        process = self.state.process
        if code in self.state.parties.by_organisation:
            return self.names.of(code)
        if code in process.guards:
            return self.words.text(process.guards[code].title).rstrip(".")
        kind, _, rest = code.partition(" ")
        if kind in process.deliverables:
            return f"{self.words.text(process.deliverables[kind].title)} {rest}".rstrip()
        return self.particular.phase(code)

    def stay(self, stay: NewStay | PresentStay) -> str:
        """A stay by the title of its phase, and which visit it is when it is not the first."""
        phase = self.particular.phase(stay.phase)
        return phase if stay.ordinal == 1 else self.words("page.times", phase=phase, ordinal=stay.ordinal)
