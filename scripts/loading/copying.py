"""Writing lives that were imported once more under other keys: where asking every rule of every fact would take hours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from loading import lives
from partnerflow.application.ports import Chance, Change, Head, Recorded
from partnerflow.application.sealer import seal
from partnerflow.domain.history import History
from partnerflow.domain.sealing import opened
from partnerflow.persistence.codec import decode, encode
from partnerflow.persistence.histories import Histories
from partnerflow.process.definition import ProcessDefinition

_AT_ONCE = 20


class Copying:
    """Copies partnerships of a store in it. Each step tells how many facts it added.

    Every fact is taken as the import judged it, sealed with salts of its own and kept as an import keeps it; what is not done
    again is asking the rules.

    Args:
        streams: of the store; what is written through them is not worth keeping in memory.
        lives: so many partnerships, from the first on, are copied by turns.
    """

    def __init__(self, streams: Histories, chance: Chance, process: ProcessDefinition, *, lives: int) -> None:
        self._streams = streams
        self._chance = chance
        self._process = process
        self._known = [self._facts(number) for number in range(lives)]

    def partnerships(self, begun: int, upto: int) -> Iterator[int]:
        """Write partnerships until there are so many."""
        numbers = iter(range(begun, upto))
        while changes := [self._copy(number) for number in islice(numbers, _AT_ONCE)]:
            self._streams.save(changes)
            yield sum(len(change.facts) for change in changes)

    def _facts(self, number: int) -> list[tuple[str, bytes]]:
        """The facts of a partnership with their texts, as bytes in which its key and its partners can be told otherwise."""
        stream = self._streams.find("partnership", lives.key_of(number))
        if stream is None:
            raise ValueError(f"{lives.key_of(number)} is to be copied and was not imported")
        texts = self._streams.texts(stream.head.stream_id)
        return [encode(opened(fact, texts)) for fact in stream.history.facts]

    def _copy(self, number: int) -> Change:
        source = number % len(self._known)
        recorded = []
        for topic, state in self._known[source]:
            sealed, disclosures = seal(decode(topic, lives.renamed(state, source, number)), self._chance)
            recorded.append(Recorded(fact=sealed, disclosures=disclosures))
        head = Head(stream_id=self._chance.identity(), kind="partnership", key=lives.key_of(number), version=0)
        history = History("partnership", self._process, [each.fact for each in recorded])
        return Change(head=head, facts=tuple(recorded), history=history)
