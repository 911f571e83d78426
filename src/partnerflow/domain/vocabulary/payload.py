"""How a fact type is declared: one frozen struct, with its stream, its address in the API and its names for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from partnerflow.domain.vocabulary.structs import Declared, ObjectOf, kind_of

StreamKindOrAny = Literal["organisation", "partnership", "grant", "any"]
ConfinedAs = Literal["interests", "session_notes", "conflicts", "persons"]


class Payload(Declared):
    """What one fact tells, beside its envelope."""


@dataclass(frozen=True, kw_only=True)
class FactType:
    """One fact type: its wire name never changes, whatever becomes of the class."""

    name: str
    payload: type[Payload]
    stream: StreamKindOrAny
    path: str | None
    move: str | None
    personal: bool
    founding: bool
    titles: dict[str, str]
    confined: ConfinedAs | None = None
    version: int = 1

    @cached_property
    def topic(self) -> str:
        """The wire name with its version, as stored: ``PhaseAdvanced.v1``."""
        return f"{self.name}.v{self.version}"

    @cached_property
    def subject(self) -> str:
        """The room that declares it: ``parties``."""
        return self.payload.__module__.split(".")[-2]

    @cached_property
    def kind(self) -> ObjectOf:
        """Its payload as a kind of value."""
        return kind_of(self.payload)


P = TypeVar("P", bound=type[Payload])
_DECLARED: dict[str, FactType] = {}


def declare(
    stream: StreamKindOrAny,
    *,
    nl: str,
    en: str,
    path: str | None = None,
    move: str | None = None,
    personal: bool = False,
    founding: bool = False,
    confined: ConfinedAs | None = None,
) -> Callable[[P], P]:
    """Declare a fact type; its wire name is the name the class has today, frozen by `tests/golden`.

    Args:
        stream: the kind of stream it belongs to.
        nl, en: what people read, in the past tense.
        path: its address below its stream; ``{member}`` takes a member of the payload from the address.
        move: the word by which `POST …/moves` names it.
        personal: only the party itself can state it, or another with evidence.
        founding: it begins a stream.
        confined: what kind of text it holds that not every role sees; `domain.confinement` says what that means.
    """

    def register(payload: P) -> P:
        _DECLARED[payload.__name__] = FactType(
            name=payload.__name__,
            payload=payload,
            stream=stream,
            path=path,
            move=move,
            personal=personal,
            founding=founding,
            titles={"nl": nl, "en": en},
            confined=confined,
        )
        return payload

    return register


def declared() -> dict[str, FactType]:
    """Every fact type declared so far; `domain.catalogue` makes sure that is all of them."""
    return _DECLARED
