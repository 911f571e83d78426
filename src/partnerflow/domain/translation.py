"""Facts in other words: every word of the process definition that a fact holds, found by the kinds of its declaration.

A fact that was told under an older definition reads in the words of the newer one; its stored bytes stay as they are. What
stays in the words of its day is the evidence of an advance and the signals it acknowledged: guards are not carried over
one by one, so an old finding under a new name could speak of another rule (docs/adr/0007-process-versions.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import Defined, Kind
from partnerflow.domain.vocabulary.objects import Acknowledgement
from partnerflow.domain.vocabulary.rewriting import Rewriter, rewriter
from partnerflow.domain.vocabulary.structs import ObjectOf
from partnerflow.process.renaming import Part, Words, called

Renamer = Callable[[Part, str], str]


def translated(facts: Iterable[AnyFact], words: Words) -> list[AnyFact]:
    """The same facts in other words."""
    if not any(words.values()):
        return list(facts)
    return [_rewritten(fact, lambda part, word: called(words, part, word)) for fact in facts]


def words_used(facts: Sequence[AnyFact]) -> dict[Part, dict[str, list[str]]]:
    """The words of the definition that facts hold, by part, each with the ids of the facts that hold it."""
    used: dict[Part, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:

        def note(part: Part, word: str, fact: AnyFact = fact) -> str:
            if fact.id not in used[part][word]:
                used[part][word].append(fact.id)
            return word

        _rewritten(fact, note)
    return used


def _rewritten(fact: AnyFact, how: Renamer) -> AnyFact:
    rewrite = _words_of(FACT_TYPES[fact.type].kind)
    return fact if rewrite is None else msgspec.structs.replace(fact, data=rewrite(fact.data, "/data", how))


@cache
def _words_of(kind: Kind) -> Rewriter[Renamer] | None:
    return rewriter(kind, _leaf)


def _leaf(kind: Kind) -> Rewriter[Renamer] | None:
    if isinstance(kind, Defined):
        part: Part = kind.part
        return lambda word, pointer, how: how(part, word)
    if isinstance(kind, ObjectOf) and kind.struct is Acknowledgement:
        return _as_it_is
    return None


def _as_it_is(value: Any, pointer: str, how: Renamer) -> Any:
    return value
