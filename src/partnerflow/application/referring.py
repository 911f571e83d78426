"""Which organisations of the register the facts of streams refer to, and those that these refer to in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from partnerflow.application.ports import Stream, Streams
from partnerflow.domain.fact import AnyFact, Fact, of_types
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


def referred_to(stream: Stream, known: int, after: int = 0) -> Iterator[str]:
    """Whatever the facts of a stream behind a version name where an organisation may stand; `known` is the last of them.

    What is no code of an organisation is in no register.
    """
    facts = stream.history.facts[:known]
    for fact in facts[after:]:
        yield from _named_in(fact)
    again = {fact.data.corrects for fact in _corrections(facts[after:])}
    reading = {fact.id: fact for fact in facts if fact.id in again} if again else {}
    for fact in _corrections(facts) if again else ():
        data = fact.data
        if data.corrects in reading:
            # What a correction puts in place may be corrected again: no later reading shows all that was named. What it puts
            # where no organisation stands names none: whoever may correct a title could look into the register by it.
            reading[data.corrects] = corrected(reading[data.corrects], data.pointer, data.new)
            yield from _named_in(reading[data.corrects])


def _corrections(facts: Iterable[AnyFact]) -> list[Fact[RecordCorrected]]:
    return cast("list[Fact[RecordCorrected]]", of_types(facts, RecordCorrected))


def _named_in(fact: AnyFact) -> Iterator[str]:
    yield fact.by
    if fact.on_behalf_of is not None:
        yield fact.on_behalf_of
    for mention in mentions(fact):
        if mention.to in (KIND, "actor"):
            yield mention.value
        elif mention.to == "address" and mention.value.stream == KIND:
            yield mention.value.key
