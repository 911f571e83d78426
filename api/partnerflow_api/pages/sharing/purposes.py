"""What somebody looked for, in the words of the reader: pages and operations by their own, the rest by what they ask or record."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from partnerflow.application.portfolio.catalogue import PORTFOLIO_QUESTIONS
from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.questions.catalogue import QUESTIONS
from partnerflow.questions.registry import AnyQuestion
from partnerflow_api.pages.words import Words

_FILES = ("_csv", "_xlsx")
_RECORD = "record"


def _operation(question: AnyQuestion, prefix: str) -> str:
    return prefix + "".join(part.capitalize() for part in question.name.split("_"))


_ASKED: Mapping[str, AnyQuestion] = MappingProxyType(
    dict(
        chain(
            ((_operation(each, "ask"), each) for each in QUESTIONS.values()),
            ((_operation(each, "askPortfolio"), each) for each in PORTFOLIO_QUESTIONS.values()),
        )
    )
)


def purpose_in_words(purpose: str, words: Words) -> str | None:
    """A purpose of the record of reading as people say it; None for one that this program does not know (any more)."""
    named: Mapping[str, str] = words.entries["purposes"]["of"]
    if purpose in named:
        return named[purpose]
    for suffix in _FILES:
        if purpose.endswith(suffix):
            what = named.get(purpose.removesuffix(suffix))
            return words("purposes.file", what=what) if what is not None else None
    if purpose in _ASKED:
        return words("purposes.question", question=_ASKED[purpose].titles[words.language])
    return _recording(purpose, words)


def _recording(purpose: str, words: Words) -> str | None:
    # A fact of several kinds of streams has an operation for each: recordRecordCorrectedOfGrant.
    if not purpose.startswith(_RECORD):
        return None
    name = purpose.removeprefix(_RECORD)
    fact_type = FACT_TYPES.get(name) or FACT_TYPES.get(name.rpartition("Of")[0])
    return words("purposes.telling", fact=fact_type.titles[words.language]) if fact_type is not None else None
