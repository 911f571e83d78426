"""Who asks, about which partnership and on which days, and what can be read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.looking import Answered
from partnerflow.application.ports import Stream
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.errors import NotFoundError
from partnerflow_api.pages.asked import Days
from partnerflow_api.pages.links import Link, to_fact
from partnerflow_api.pages.names import Names
from partnerflow_api.pages.particulars import Particular
from partnerflow_api.pages.words import Words


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One partnership as one reader sees it on the days asked about; each question is asked of it once."""

    partnerflow: Acting
    key: str
    days: Days
    words: Words
    state: PartnershipState
    stream: Stream
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
            stream=view.stream,
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

    @property
    def history(self) -> History:
        """All facts of the partnership, whatever the days."""
        return self.stream.history

    def fact(self, id_: str) -> AnyFact | None:
        """A fact of the partnership or of one of its grants; None for one of another stream."""
        stream = self._holds(id_)
        return stream.history.facts[stream.history.index.ids[id_] - 1] if stream is not None else None

    def link(self, id_: str, name: str | None = None) -> Link:
        """The page of a fact, called by its title and its day unless it has a better name."""
        fact = self.fact(id_)
        if fact is None:
            return Link(name=name or id_, address=None)
        title = FACT_TYPES[fact.type].titles[self.words.language]
        return to_fact(fact.stream, fact.key, id_, name or f"{title}, {self.words.short_day(fact.occurred_on)}")

    def missing(self, id_: str | None) -> str:
        """Why a text of a fact is not shown: it is not for this reader, or it was erased."""
        stream, fact = (self._holds(id_), self.fact(id_)) if id_ is not None else (None, None)
        if stream is None or fact is None:
            return self.words("reviews.unseen")
        kept = self.partnerflow.streams.withholds(stream, fact)
        return self.words("reviews.withheld" if kept else "reviews.erased")

    @cached_property
    def grant_streams(self) -> Mapping[str, Stream]:
        """Each grant of the partnership with all its facts, by its key."""
        found = {}
        for key in self.partnerflow.grants_of(self.key):
            try:
                found[key] = self.partnerflow.state("grant", key).stream
            except NotFoundError:
                continue
        return found

    def _holds(self, id_: str) -> Stream | None:
        """The stream that a fact belongs to."""
        if id_ in self.history.index.ids:
            return self.stream
        grant = self.grant_streams.get(id_.rpartition("-")[0])
        return grant if grant is not None and id_ in grant.history.index.ids else None
