"""What chapters are told from: the answers of one partnership on the days asked about, and the words of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.vocabulary.objects import DeliverableRef, Money
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.dossier import Dossier, dossier
from partnerflow_api.pages.words import Words
from partnerflow_api.reports.document import Column, Kind, Paragraph, Table, table

NONE = "–"
_FACTS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One partnership, told to one reader. `shown` is what its page shows, `state` how it stands on the day."""

    partnerflow: Acting
    key: str
    days: Days
    words: Words
    shown: Dossier
    state: PartnershipState

    @classmethod
    def of(cls, partnerflow: Acting, key: str, days: Days, words: Words) -> Teller:
        """The teller of a partnership on these days.

        Raises:
            NotFoundError: there is none, or it had not begun, as far as known.
        """
        state = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at).state
        assert isinstance(state, PartnershipState)
        shown = dossier(partnerflow, key, days, words)
        return cls(partnerflow=partnerflow, key=key, days=days, words=words, shown=shown, state=state)

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of reports at a key."""
        return self.words(f"reports.{key}", **values)

    def ask(self, question: str, **parameters: str) -> Any:
        """What a question answers, on the days asked about."""
        days = {"as_of": self.days.as_of, "as_known_at": self.days.as_known_at}
        return self.partnerflow.ask(self.key, question, parameters, **days).answer

    def table(self, key: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table | Paragraph:
        """A table by the name of its caption and those of its columns: `name`, `name:share`, `name#` of a number, `name!` of
        something that is copied as it is.
        """
        made = tuple(self._column(each) for each in columns)
        return table(self(f"{key}.caption"), made, rows, self(f"{key}.none"))

    @property
    def particular(self) -> Particular:
        """How values are said."""
        return self.shown.particular

    def name(self, code: str | None) -> str:
        """An organisation or an external."""
        return NONE if code is None else self.particular.names.of(code)

    def names(self, codes: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(map(self.name, codes)) or NONE

    def day(self, day: str | None) -> str:
        """A day, short, on one line."""
        return NONE if day is None else self.words.short_day(day).replace(" ", "\u00a0")

    def value(self, enumeration: str, value: str | None) -> str:
        """A value of an enumeration in words."""
        return NONE if value is None else self.words.value(enumeration, value) or value

    def values(self, enumeration: str, values: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(self.value(enumeration, each) for each in values) or NONE

    def money(self, minor: int | None, currency: str | None) -> str:
        """An amount."""
        if minor is None or currency is None:
            return NONE
        said = self.particular.money(Money(minor=abs(minor), currency=currency))
        return (f"−{said}" if minor < 0 else said).replace(" ", "\u00a0")

    def number(self, number: float | None) -> str:
        """A number as the language writes it."""
        if number is None:
            return NONE
        return f"{number:g}".replace(".", "," if self.words.language == "nl" else ".")

    def text(self, text: str | None) -> str:
        """What somebody wrote; nothing is left of it where it was erased, or is not for this reader."""
        return NONE if text is None else text

    def texts(self, sealed: Iterable[str | None]) -> Mapping[str, str]:
        """Texts of the partnership by what stands for them in a fact; those that are not for this reader are absent."""
        stream = self.partnerflow.state("partnership", self.key).stream
        return self.partnerflow.streams.texts(stream.head.stream_id, [each for each in sealed if each is not None])

    def missing(self, fact: str) -> str:
        """Why a text of a fact of the partnership is not shown."""
        stream = self.partnerflow.state("partnership", self.key).stream
        told = stream.history.facts[stream.history.index.ids[fact] - 1]
        kept = self.partnerflow.streams.withholds(stream, told)
        return self.words("timeline.withheld" if kept else "timeline.erased")

    def guard(self, id_: str) -> str:
        """A guard by its number and title."""
        found = self.shown.process.guards.get(id_)
        return id_ if found is None else f"{id_} {self.words.text(found.title)}"

    def deliverable(self, named: Mapping[str, Any]) -> str:
        """A version of a document."""
        ref = DeliverableRef(kind=named["kind"], project=named.get("project"), version=named["version"])
        return self.particular.deliverable(ref)

    def facts(self, ids: Iterable[str]) -> str:
        """Facts by their ids without the key that they share; of very many the first."""
        every = [each.removeprefix(f"{self.key}-") for each in ids]
        more = [self("facts.more", number=len(every) - _FACTS)] if len(every) > _FACTS else []
        return ", ".join([*every[:_FACTS], *more]) or NONE

    def sure(self, told: bool | None) -> str:
        """Yes, no, or not yet known."""
        return NONE if told is None else self("yes" if told else "no")

    def _column(self, told: str) -> Column:
        name, _, share = told.partition(":")
        kinds: dict[str, Kind] = {"#": "number", "!": "code"}
        title = self(f"columns.{name.rstrip('#!')}")
        return Column(title=title, kind=kinds.get(name[-1], "text"), share=int(share or 0))
