"""What facts told: those of one type in a view, and the texts that are sealed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Any, TypeVar, cast

from partnerflow.domain.fact import AnyFact, Fact, of_types
from partnerflow.domain.vocabulary.payload import Payload
from partnerflow.questions.view import View

P = TypeVar("P", bound=Payload)


def told(view: View[Any], payload: type[P]) -> list[Fact[P]]:
    """The facts of this type that held, in the order in which they occurred."""
    return of_type(view.course, payload)


def of_type(facts: Iterable[AnyFact], payload: type[P]) -> list[Fact[P]]:
    """Those of these facts that are of one type."""
    return cast("list[Fact[P]]", of_types(facts, payload))


def told_after(view: View[Any], id_: str | None) -> Iterator[AnyFact]:
    """The facts of a view that came after this one; none when it is not among them."""
    facts = dropwhile(lambda fact: fact.id != id_, view.course)
    next(facts, None)
    return facts


def text(view: View[Any], sealed: str | None) -> str | None:
    """The text behind a commitment; None when none was given, or when it was erased."""
    return None if sealed is None else view.around.text(sealed)
