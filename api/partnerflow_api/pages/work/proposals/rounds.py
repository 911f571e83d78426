"""The rounds of one proposal: the text of each, what every party said to it, and what became of objections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from partnerflow.domain.decisions.facts import (
    AdviceGiven,
    ObjectionIntegrated,
    ObjectionRaised,
    ObjectionWithdrawn,
    PositionTaken,
    ProposalAmended,
    ProposalTabled,
)
from partnerflow.domain.decisions.records import Objection
from partnerflow.domain.decisions.tally import WORDS
from partnerflow.domain.fact import Fact
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.work.documents.difference import Part, changed, difference
from partnerflow_api.pages.work.documents.named import documents_in
from partnerflow_api.pages.work.subjects import said
from partnerflow_api.pages.work.told import Told, legible


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one party said in a round: a position, advice, or nothing yet (`word` is None)."""

    code: str
    name: str
    word: str | None = None
    text: str | None = None
    withheld: bool = False
    on: str | None = None
    fact: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected:
    """One objection and what was done with it."""

    objection: Objection
    name: str
    grounds: str | None
    remedy: str | None
    change: str | None
    confirmed_by: str | None
    touches: tuple[str, ...]
    became: str | None
    withheld: bool
    fact: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One frozen text and all that was said to it; `parts` is its difference from the text before, `documents` what it is about."""

    number: int
    on: str
    text: str | None
    subjects: tuple[str, ...]
    documents: tuple[Link, ...]
    deadline: str
    excluded: tuple[tuple[str, str], ...]
    asks: bool
    parts: tuple[Part, ...]
    answers: tuple[Said, ...]
    objections: tuple[Objected, ...]
    fact: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells the rounds of one proposal to one reader."""

    told: Told
    key: str
    ref: str
    particular: Particular

    def rounds(self) -> tuple[Round, ...]:
        """Every round, the first one first."""
        texts = [fact for fact in self.told.of(ProposalTabled, ProposalAmended) if fact.data.proposal == self.ref]
        before: str | None = None
        rounds = []
        for fact in texts:
            rounds.append(self._round(fact, before))
            before = legible(fact.data.text)
        return tuple(rounds)

    def _round(self, fact: Fact[Any], before: str | None) -> Round:
        data = fact.data
        number = getattr(data, "round", 1)
        text = legible(data.text)
        method = self.told.state.decisions.proposals[self.ref].method
        parts = difference(before, text) if before is not None and text is not None else ()
        asks = method in WORDS or method == "advice"
        return Round(
            number=number,
            on=fact.occurred_on,
            text=text,
            subjects=tuple(said(data.subjects, self.particular)),
            documents=documents_in(data.subjects, self.key, self.told.state, self.particular),
            deadline=data.deadline,
            excluded=tuple(self._excluded(data)),
            asks=asks,
            parts=parts if changed(parts) else (),
            answers=self._answers(number, data.entitled) if asks else (),
            objections=tuple(self._objections(number)),
            fact=self._link(fact.id),
        )

    def _excluded(self, data: Any) -> Iterator[tuple[str, str]]:
        for item in data.excluded or ():
            reason = self.particular.words.value("exclusionReason", item.reason_code) or item.reason_code
            yield self.particular.names.of(item.organisation), reason

    def _answers(self, number: int, entitled: Sequence[str]) -> tuple[Said, ...]:
        """The last word of each who is entitled, then of who spoke in the place of one; advice counts in every round."""
        last: dict[str, Said] = {}
        for fact in self.told.of(PositionTaken, AdviceGiven):
            data = fact.data
            if data.proposal == self.ref and getattr(data, "round", number) == number:
                last[data.organisation] = self._said(fact)
        silent = (code for code in entitled if code not in last)
        return (
            *(last[code] for code in sorted(last)),
            *(Said(code=code, name=self._name(code)) for code in sorted(silent)),
        )

    def _said(self, fact: Fact[Any]) -> Said:
        data, words = fact.data, self.particular.words
        advises = isinstance(data, AdviceGiven)
        text = data.advice if advises else data.concern
        return Said(
            code=data.organisation,
            name=self._name(data.organisation),
            word=words("work.proposal.advice") if advises else words.value("position", data.position),
            text=legible(text),
            withheld=text is not None and legible(text) is None,
            on=fact.occurred_on,
            fact=self._link(fact.id),
        )

    def _objections(self, number: int) -> Iterator[Objected]:
        known = self.told.state.decisions.objections
        integrated = {fact.data.objection: fact.data for fact in self.told.of(ObjectionIntegrated)}
        withdrawn = {fact.data.objection: fact.data for fact in self.told.of(ObjectionWithdrawn)}
        for fact in self.told.of(ObjectionRaised):
            data = fact.data
            if (data.proposal, data.round) == (self.ref, number) and data.objection in known:
                change, back = integrated.get(data.objection), withdrawn.get(data.objection)
                words = self.particular.words
                yield Objected(
                    objection=known[data.objection],
                    name=self._name(data.organisation),
                    grounds=legible(data.grounds),
                    remedy=legible(data.remedy),
                    change=legible(change.text_change) if change is not None else None,
                    confirmed_by=self._name(change.confirmed_by) if change is not None else None,
                    touches=tuple(filter(None, (words.value("objectionTouches", each) for each in data.touches))),
                    became=words.value("objectionBecomes", back.becomes) if back is not None else None,
                    withheld=self.told.withholds(fact),
                    fact=self._link(fact.id),
                )

    def _name(self, code: str) -> str:
        return self.particular.names.of(code)

    def _link(self, fact: str) -> Link:
        return to_fact("partnership", self.key, fact)
