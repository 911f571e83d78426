"""The names of persons: for who may read them. To anybody else a person is a number."""

from __future__ import annotations

from functools import cached_property

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import ERASED
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.people.facts import PersonRegistered
from partnerflow.domain.sealing import texts_of
from partnerflow_api.pages.asked import Days

_NAME = "/data/name"


class Persons:
    """The persons of one partnership, as one reader knows them; that a name was shown goes on record.

    Raises:
        NotFoundError: there is no such partnership, or it had not begun.
    """

    def __init__(self, partnerflow: Acting, key: str, days: Days) -> None:
        view = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at)
        course = view.stream.history.course(as_of=days.as_of, as_known_at=days.as_known_at)
        self._acting = partnerflow
        self._stream = view.stream
        self._facts: dict[str, AnyFact] = {
            fact.data.person: fact for fact in course if isinstance(fact.data, PersonRegistered)
        }

    def name(self, person: str) -> str | None:
        """What a person is called: `[…]` when that was erased, None when it is kept from this reader."""
        fact = self._facts.get(person)
        if fact is None:
            return None
        name = self._texts.get(texts_of(fact)[_NAME])
        if name is None:
            return None if self._acting.streams.withholds(self._stream, fact) else ERASED
        self._acting.seen({self._stream.head.stream_id: [person]})
        return name

    @cached_property
    def _texts(self) -> dict[str, str]:
        sealed = [texts_of(fact)[_NAME] for fact in self._facts.values()]
        return self._acting.streams.texts(self._stream.head.stream_id, sealed) if sealed else {}
