"""Sealing: each disclosed text in a fact gives way to a salted commitment; opening puts the texts back (docs/spec/disclosures.md).

The commitment stands in the text's own place, so a sealed fact has the same shape as an open one, and nothing that folds
facts to state ever sees a text that may have to be forgotten.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec

from partnerflow.domain.catalogue import FACT_TYPES
from partnerflow.domain.fact import AnyFact
from partnerflow.domain.vocabulary.kinds import AnyJson, Kind, Text, pointer_token
from partnerflow.domain.vocabulary.rewriting import Rewriter, rewriter

FILLED = "sd1:"
BLANK = "sd0:"
LENGTH = len(FILLED) + 43

Replace = Callable[[str, str], Any]
"""Given the pointer and the text (or commitment) of a leaf, what shall stand there."""


def commitment(text: str, salt: bytes) -> str:
    """The salted commitment to a text: `sd1:` when it has visible characters, `sd0:` when it is blank, and 43 characters."""
    digest = hashlib.sha256(b"pf-sd/1\0" + salt + text.encode("utf-8")).digest()
    return (FILLED if text.strip() else BLANK) + urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def is_filled(sealed: str) -> bool:
    """Whether the text behind a commitment has visible characters; answers also when the text itself is gone."""
    return sealed.startswith(FILLED)


def is_commitment(value: object) -> bool:
    """Whether a value has the form of a commitment."""
    return isinstance(value, str) and len(value) == LENGTH and value.startswith((FILLED, BLANK))


def map_texts(fact: AnyFact, replace: Replace) -> AnyFact:
    """The same fact with `replace(pointer, text)` in the place of each disclosed text."""
    changes: dict[str, Any] = {}
    if fact.note is not None:
        changes["note"] = replace("/note", fact.note)
    walk = _WALKERS[fact.type]
    if walk is not None:
        changes["data"] = walk(fact.data, "/data", replace)
    return msgspec.structs.replace(fact, **changes) if changes else fact


def texts_of(fact: AnyFact) -> dict[str, str]:
    """The commitments in a sealed fact by the pointer to each, those of a correction included."""
    found: dict[str, str] = {}

    def collect(pointer: str, sealed: str) -> str:
        found[pointer] = sealed
        return sealed

    map_texts(fact, collect)
    return found


def commitments(fact: AnyFact) -> list[str]:
    """The commitments in a sealed fact, those of a correction included."""
    return list(texts_of(fact).values())


def opened(fact: AnyFact, texts: Mapping[str, str], missing: Any = None) -> AnyFact:
    """A sealed fact with its texts; `missing` stands where a text is not to be had."""
    return map_texts(fact, lambda _, sealed: texts.get(sealed, missing))


@cache
def walker(kind: Kind) -> Rewriter[Replace] | None:
    """A function that replaces the disclosed texts in a value of this kind, or None when it has none."""
    return rewriter(kind, _leaf)


def _leaf(kind: Kind) -> Rewriter[Replace] | None:
    if isinstance(kind, Text) and kind.disclosed:
        return lambda value, pointer, replace: replace(pointer, value)
    return _replace_commitments if isinstance(kind, AnyJson) else None


def _replace_commitments(value: Any, pointer: str, replace: Replace) -> Any:
    """The old and new value of a correction hold commitments where what they correct holds disclosed texts."""
    if isinstance(value, dict):
        return {
            name: _replace_commitments(item, f"{pointer}/{pointer_token(name)}", replace)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_replace_commitments(item, f"{pointer}/{index}", replace) for index, item in enumerate(value)]
    return replace(pointer, value) if is_commitment(value) else value


_WALKERS = {name: walker(fact_type.kind) for name, fact_type in FACT_TYPES.items()}
