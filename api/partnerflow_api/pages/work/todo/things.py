"""One thing to do: what, who, by when, and where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.domain.partnership import PartnershipState
from partnerflow_api.pages.asked import Days, address
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.partnership.steps import Button
from partnerflow_api.pages.words import Words
from partnerflow_api.pages.work.offers import Offers
from partnerflow_api.pages.work.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """One party that it is about, what it said, and what the reader can record about it."""

    code: str
    name: str
    buttons: tuple[Button, ...] = ()
    days: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing to do. `days_left` is below zero when it is late; `text` are words that somebody said about it.

    It waits for its doers, or for those of `waits` where these are others. `past` of them had a day that is over, where each
    has its own.
    """

    title: str
    doers: tuple[Doer, ...] = ()
    on: str | None = None
    days_left: int | None = None
    text: str | None = None
    hint: str | None = None
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    waits: tuple[str, ...] = ()
    past: int = 0

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.days_left is not None and self.days_left < 0

    def waits_for(self, code: str) -> bool:
        """Whether it waits for this party."""
        return code in (self.waits or [doer.code for doer in self.doers])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Things of one sort; `key` names it in the words."""

    key: str
    things: tuple[Thing, ...]

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(thing.late + thing.past for thing in self.things)


@dataclass(kw_only=True)
class Desk:
    """What the groups are made with: the answers of one partnership today, its names, and what the reader can do."""

    partnerflow: Acting
    key: str
    words: Words
    state: PartnershipState
    day: str
    offers: Offers

    @cached_property
    def names(self) -> Names:
        """What the codes are called."""
        return Names(self.partnerflow, self.words, self.state)

    @cached_property
    def particular(self) -> Particular:
        """How values are said."""
        return Particular(words=self.words, process=self.state.process, names=self.names)

    @cached_property
    def told(self) -> Told:
        """What its facts told."""
        return Told(self.partnerflow, self.key, Days())

    def ask(self, question: str, **parameters: str) -> Any:
        """The answer to a question about today."""
        return self.partnerflow.answer(self.key, question, parameters)

    def doer(self, code: str, *buttons: Button, days: int | None = None, text: str | None = None) -> Doer:
        """A party by name."""
        return Doer(code=code, name=self.names.of(code), buttons=buttons, days=days, text=text)

    def doers(self, codes: Sequence[str]) -> tuple[Doer, ...]:
        """Parties by name."""
        return tuple(self.doer(code) for code in codes)

    def fact(self, id_: str, grant: str | None = None) -> Link:
        """Where a fact can be read."""
        name = self.words("work.see_fact")
        return to_fact("grant", grant, id_, name) if grant is not None else to_fact("partnership", self.key, id_, name)

    def proposal(self, ref: str) -> Link:
        """Where a proposal can be read."""
        return Link(name=self.words("work.see_proposal"), address=address("proposal", key=self.key, ref=ref))
