"""Folding: how facts become state. Each subject keeps a slice of the state; a slice names the facts that change it.

A slice is filled by functions `(slice, fact, state) -> None`. They may assign the slice's attributes and fill its lists and
dicts, but never change what lies in those: records in a slice are frozen and are replaced whole. So `fork` is a shallow copy,
and a state that was handed out never changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar, dataclass_transform

import msgspec

from partnerflow.domain.fact import Fact
from partnerflow.domain.vocabulary.payload import Payload

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

P = TypeVar("P", bound=Payload)
S = TypeVar("S", bound="Slice")
T = TypeVar("T", bound="DataclassInstance")
Handler = Callable[[Any, Any, Any], None]
_CONTAINERS = frozenset({dict, list, set})


class RecordMeta(msgspec.StructMeta):
    """Makes every record frozen, with members by keyword."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **config: Any) -> Any:
        return super().__new__(mcs, name, bases, namespace, **{"frozen": True, "kw_only": True, "gc": False, **config})


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(msgspec.Struct, metaclass=RecordMeta, frozen=True):
    """What a slice holds: a frozen value that is replaced whole. A struct and not a dataclass: a fold replaces many."""


def twin(value: T) -> T:
    """Another dataclass instance with the same attributes. `copy.copy` asks how; a fold of one fact makes several of these."""
    same = object.__new__(type(value))
    for name in value.__dataclass_fields__:
        setattr(same, name, getattr(value, name))
    return same


@dataclass(slots=True, kw_only=True)
class Slice:
    """The part of a state that one subject keeps."""

    def fork(self) -> Self:
        """The same slice in containers of its own."""
        forked = object.__new__(type(self))
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            setattr(forked, name, value.copy() if type(value) in _CONTAINERS else value)
        return forked


HANDLERS: dict[type[Payload], list[tuple[type[Slice], Handler]]] = defaultdict(list)


def folds(
    slice_type: type[S], payload: type[P]
) -> Callable[[Callable[[S, Fact[P], Any], None]], Callable[[S, Fact[P], Any], None]]:
    """Let a function fold one fact type into one slice."""

    def register(handler: Callable[[S, Fact[P], Any], None]) -> Callable[[S, Fact[P], Any], None]:
        HANDLERS[payload].append((slice_type, handler))
        return handler

    return register
