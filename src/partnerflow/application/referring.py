"""Which organisations of the register the facts of streams refer to, and those that these refer to in turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from partnerflow.application.ports import Stream, Streams
from partnerflow.domain.lines import KEY_PATTERNS
from partnerflow.domain.record.facts import RecordCorrected
from partnerflow.domain.references import mentions

KIND = "organisation"
_CODE = re.compile(KEY_PATTERNS[KIND])


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
    for fact in stream.history.facts[:known]:
        yield fact.by
        if fact.on_behalf_of is not None:
            yield fact.on_behalf_of
        for mention in mentions(fact):
            if mention.to in (KIND, "actor"):
                yield mention.value
            elif mention.to == "address" and mention.value.stream == KIND:
                yield mention.value.key
        if isinstance(fact.data, RecordCorrected):
            # What a correction puts in place may be corrected again: no later reading shows all that was named.
            yield from filter(_CODE.match, _texts(fact.data.new))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
