"""Which organisations of the register the facts of streams refer to, and those that these refer to in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from partnerflow.application.ports import Stream, Streams
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.record.effective import corrected
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.references import mentions

KIND = "organisation"


class Register:
    """The register of organisations as some streams lead into it; each organisation is looked up once."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._known: dict[str, Stream | None] = {}

    def around(self, streams: Iterable[Stream], known_of: Callable[[Stream], int]) -> list[Stream]:
        """The organisations that these streams lead to, by key; `known_of` tells how many facts of a stream are known.

        One that is not registered, or of which nothing is known, is left out.
        """
        found: dict[str, Stream] = {}
        left = list(streams)
        while left:
            stream = left.pop()
            for code in set(referred_to(stream, known_of(stream))) - found.keys():
                organisation = self._find(code)
                if organisation is not None and known_of(organisation):
                    found[code] = organisation
                    left.append(organisation)
        return [found[code] for code in sorted(found)]

    def _find(self, code: str) -> Stream | None:
        if code not in self._known:
            self._known[code] = self._streams.find(KIND, code)
        return self._known[code]


def referred_to(stream: Stream, known: int) -> Iterator[str]:
    """Whatever is named where an organisation may stand; what is no code of one is in no register."""
    reading: dict[str, AnyFact] = {}
    for fact in stream.history.facts[:known]:
        reading[fact.id] = fact
        yield from _named_in(fact)
        data = fact.data
        if isinstance(data, RecordCorrected) and data.corrects in reading:
            # What a correction puts in place may be corrected again: no later reading shows all that was named. What it puts
            # where no organisation stands names none: whoever may correct a title could look into the register by it.
            reading[data.corrects] = corrected(reading[data.corrects], data.pointer, data.new)
            yield from _named_in(reading[data.corrects])


def _named_in(fact: AnyFact) -> Iterator[str]:
    yield fact.by
    if fact.on_behalf_of is not None:
        yield fact.on_behalf_of
    for mention in mentions(fact):
        if mention.to in (KIND, "actor"):
            yield mention.value
        elif mention.to == "address" and mention.value.stream == KIND:
            yield mention.value.key
