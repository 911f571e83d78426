"""What facts told as they read now, with the texts that this reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partnerflow.application.access.acting import Acting
from partnerflow.application.telling import ERASED
from partnerflow.domain.fact import AnyFact, Fact, of_types
from partnerflow.domain.partnership import PartnershipState
from partnerflow.domain.sealing import commitments, opened
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow_api.pages.asked import Days


class Told:
    """The facts of one partnership that held on some days, corrections followed; texts are looked up when they are asked for.

    Raises:
        NotFoundError: there is no such partnership, or it had not begun.
    """

    def __init__(self, partnerflow: Acting, key: str, days: Days) -> None:
        view = partnerflow.state("partnership", key, as_of=days.as_of, as_known_at=days.as_known_at)
        assert isinstance(view.state, PartnershipState)
        self._streams = partnerflow.streams
        self._stream = view.stream
        self.state = view.state
        self.version = view.version
        self.course = view.stream.history.course(as_of=days.as_of, as_known_at=days.as_known_at)

    def of(self, *payloads: type[Payload]) -> Iterator[Fact[Any]]:
        """The facts of these types in the order in which they occurred, with their texts; `ERASED` where there is none to show."""
        return self.those(of_types(self.course, *payloads))

    def those(self, found: Sequence[AnyFact]) -> Iterator[Fact[Any]]:
        """These facts with their texts; `ERASED` where there is none to show."""
        sealed = {fact.id: names for fact in found if (names := commitments(fact))}
        wanted = [name for names in sealed.values() for name in names]
        # All of them in one look-up: there may be hundreds.
        texts = self._streams.texts(self._stream.head.stream_id, wanted) if wanted else {}
        for fact in found:
            yield opened(fact, texts, ERASED) if fact.id in sealed else fact

    def opened(self, fact: AnyFact) -> Fact[Any]:
        """One fact with its texts."""
        return opened(fact, self._streams.texts(self._stream.head.stream_id, commitments(fact)), ERASED)

    def withholds(self, fact: AnyFact) -> bool:
        """Whether texts of a fact are kept from this reader; what is not shown and not withheld was erased."""
        return self._streams.withholds(self._stream, fact)


def legible(text: str | None) -> str | None:
    """A text, or None where there is none to show."""
    return None if text is None or text == ERASED else text
