"""What an evidence pack holds: the facts of one stream up to a line, as far as they had occurred by a day."""

from __future__ import annotations

from dataclasses import dataclass

from partnerflow.domain.fact import AnyFact
from partnerflow.domain.grants.records import Pack
from partnerflow.domain.history import History
from partnerflow.questions.grants.held import Held
from partnerflow.questions.view import Asked, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A pack, and the stream that it holds the beginning of: so many facts by `version`, told up to its last line."""

    pack: Pack
    history: History
    version: int

    def holds(self, fact: AnyFact) -> bool:
        """Whether a fact of its stream is in it."""
        place = self.history.index.ids.get(fact.id)
        return place is not None and place <= self.version and fact.occurred_on <= self.pack.up_to.date

    @property
    def facts(self) -> list[AnyFact]:
        """The facts in it, as they read when it was issued."""
        return self.history.course(as_of=self.pack.up_to.date, version=self.version)


def extract(view: View[Asked], held: Held, pack: Pack) -> Extract | None:
    """What a pack of a grant holds; None when it ends in a stream that is neither the partnership nor this grant."""
    last = pack.up_to.fact
    streams = {("partnership", view.key): view.history, ("grant", held.key): held.history}
    history = streams.get((last.stream, last.key))
    version = history.index.ids.get(last.fact) if history is not None else None
    return Extract(pack=pack, history=history, version=version) if history is not None and version else None
