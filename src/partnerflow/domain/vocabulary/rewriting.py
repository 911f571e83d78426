"""Rewriting: a value of a declared kind with some of its leaves replaced; what does not change is shared, not copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from partnerflow.domain.vocabulary.kinds import Kind, ListOf, pointer_token
from partnerflow.domain.vocabulary.structs import ObjectOf, OneOf, SectionsOf, kind_of, tag_of

H = TypeVar("H")
Rewriter = Callable[[Any, str, H], Any]
"""Given a value, the pointer to it and how to replace a leaf: the value as it shall stand there."""


def rewriter(kind: Kind, leaf: Callable[[Kind], Rewriter[H] | None]) -> Rewriter[H] | None:
    """A function that rewrites a value of this kind, or None when it can hold nothing to rewrite.

    Args:
        kind: the kind of the values to rewrite.
        leaf: what rewrites a kind of value that is to be replaced; None for one that is left alone, or looked into.
    """
    own = leaf(kind)
    if own is not None:
        return own
    if isinstance(kind, ObjectOf):
        return _object(kind, leaf)
    if isinstance(kind, ListOf):
        inner = rewriter(kind.of, leaf)
        return None if inner is None else _list(inner)
    if isinstance(kind, SectionsOf):
        section = rewriter(kind.of, leaf)
        return None if section is None else _sections(section)
    return _one_of(kind, leaf) if isinstance(kind, OneOf) else None


def _object(kind: ObjectOf, leaf: Callable[[Kind], Rewriter[H] | None]) -> Rewriter[H] | None:
    inner = [
        (member.attribute, member.wire, rewrite)
        for member in kind.members
        if (rewrite := rewriter(member.kind, leaf)) is not None
    ]
    if not inner:
        return None

    def rewrite_object(value: Any, pointer: str, how: H) -> Any:
        changes = {
            attribute: rewrite(present, f"{pointer}/{wire}", how)
            for attribute, wire, rewrite in inner
            if (present := getattr(value, attribute)) is not None
        }
        return msgspec.structs.replace(value, **changes) if changes else value

    return rewrite_object


def _list(rewrite: Rewriter[H]) -> Rewriter[H]:
    return lambda value, pointer, how: tuple(
        rewrite(item, f"{pointer}/{index}", how) for index, item in enumerate(value)
    )


def _sections(rewrite: Rewriter[H]) -> Rewriter[H]:
    return lambda value, pointer, how: {
        name: rewrite(section, f"{pointer}/{pointer_token(name)}", how) for name, section in value.items()
    }


def _one_of(kind: OneOf, leaf: Callable[[Kind], Rewriter[H] | None]) -> Rewriter[H] | None:
    rewriters = {
        tag_of(struct): rewrite for struct in kind.structs if (rewrite := rewriter(kind_of(struct), leaf)) is not None
    }
    if not rewriters:
        return None

    def rewrite_one(value: Any, pointer: str, how: H) -> Any:
        rewrite = rewriters.get(tag_of(type(value)))
        return value if rewrite is None else rewrite(value, pointer, how)

    return rewrite_one
